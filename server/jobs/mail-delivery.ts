import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Database, WorkerDb } from '#database/connection.ts'
import { deliveryFailure } from '../mail/delivery-failure.ts'
import { type Letterhead, readLetterhead } from '../mail/letterhead.ts'
import { type RenderedMail, renderMail } from '../mail/render-mail.ts'
import type { MailTransport } from '../mail/transport.ts'
import { inWorker } from '../scopes/worker.ts'
import type { Vault } from '../vault.ts'
import {
  extendLease,
  type LeasedMail,
  leaseMails,
  mostAttempts,
  returnMail,
  secondsUntilRetry,
  settleMail,
  standingOf,
} from './outbox-queue.ts'

export type MailDeliveryOptions = {
  readonly database: Database
  readonly log: Logger
  readonly vault: Vault
  readonly publicUrl: string
  /** Without it mails are settled as sent, their content kept to be read at /dev/mail. */
  readonly transport?: MailTransport | undefined
  /** How long a mail belongs to a worker that gives no sign. */
  readonly leaseSeconds?: number
  /** The longest an attempt may take, whatever the server does. */
  readonly attemptMs?: number
  /** Other pauses in tests. */
  readonly secondsUntilRetry?: (attempt: number) => number
}

/** Takes mails out of the outbox and brings each to its end. */
export class MailDelivery {
  readonly #options: MailDeliveryOptions
  readonly #ending: AbortSignal
  readonly #leaseSeconds: number

  /** @param ending cuts off what is under way; it goes back into the queue */
  constructor(options: MailDeliveryOptions, ending: AbortSignal) {
    this.#options = options
    this.#ending = ending
    this.#leaseSeconds = options.leaseSeconds ?? 30
  }

  take(most: number): Promise<{ mails: LeasedMail[]; letterhead: Letterhead }> {
    return this.#within(async (db) => {
      const [mails, letterhead] = await Promise.all([
        leaseMails(db, most, this.#leaseSeconds),
        readLetterhead(db, this.#options.publicUrl),
      ])
      return { mails, letterhead }
    })
  }

  async deliver(mail: LeasedMail, letterhead: Letterhead): Promise<void> {
    const { transport, vault } = this.#options
    if (mail.attempt > mostAttempts) return this.#giveUp(mail, 'No attempt came to an end.')
    const written = this.#written(mail, letterhead)
    if (!written) return this.#giveUp(mail, 'The content cannot be read.')
    if (!(await this.#isToBeSent(mail))) return
    try {
      if (transport) await this.#send(mail, written.rendered, transport)
    } catch (error) {
      return this.#failed(mail, error)
    }
    // Without a way to send, the content is all there is to read, in the language it would have left in.
    const kept = transport ? undefined : vault.seal({ ...written.content, language: written.rendered.language })
    await this.#insist((db) => settleMail(db, mail, { status: 'sent', kept }))
  }

  /** Undefined when it can't be written: sealed with another secret, or by another version. */
  #written(mail: LeasedMail, letterhead: Letterhead): { content: object; rendered: RenderedMail } | undefined {
    try {
      const content = mail.sealed === null ? undefined : this.#options.vault.unseal(mail.sealed)
      const rendered = renderMail(mail.kind, content, letterhead, mail.language)
      return { content: Object(content), rendered }
    } catch (error) {
      this.#options.log.error({ err: error, outbox: mail.id }, 'A mail could not be written.')
      return undefined
    }
  }

  #isToBeSent(mail: LeasedMail): Promise<boolean> {
    return this.#within(async (db) => {
      const standing = await standingOf(db, mail)
      if (standing === 'not wanted') await settleMail(db, mail, { status: 'cancelled' })
      if (standing === 'too old') await settleMail(db, mail, { status: 'dead', reason: 'Too old to be of use.' })
      if (standing === 'later') await returnMail(db, mail, { afterSeconds: 300, counts: false })
      return standing === 'wanted'
    })
  }

  async #send(mail: LeasedMail, rendered: RenderedMail, transport: MailTransport): Promise<void> {
    const cut = new AbortController()
    const onEnding = () => cut.abort(new Error('The server is stopping.'))
    this.#ending.addEventListener('abort', onEnding, { once: true })
    if (this.#ending.aborted) onEnding()
    const tooLong = setTimeout(
      () => cut.abort(new Error('The attempt took too long.')),
      this.#options.attemptMs ?? 60_000,
    )
    const heartbeat = this.#holdOn(mail, cut)
    try {
      await transport.send({ ...rendered, recipient: mail.recipient, messageId: mail.messageId }, cut.signal)
    } finally {
      this.#ending.removeEventListener('abort', onEnding)
      clearTimeout(tooLong)
      clearInterval(heartbeat)
    }
  }

  /** Keeps the lease while the server takes its time. Without it somebody else may be sending the mail, so it is cut. */
  #holdOn(mail: LeasedMail, cut: AbortController): NodeJS.Timeout {
    const leaseMs = this.#leaseSeconds * 1000
    let heldUntil = Date.now() + leaseMs
    return setInterval(async () => {
      const asked = Date.now()
      const isHeld = await this.#within((db) => extendLease(db, mail, this.#leaseSeconds)).catch(() => undefined)
      if (isHeld) heldUntil = asked + leaseMs
      if (isHeld === false || Date.now() > heldUntil) cut.abort(new Error('The lease was lost.'))
    }, leaseMs / 3)
  }

  async #failed(mail: LeasedMail, error: unknown): Promise<void> {
    if (this.#ending.aborted) return this.#within((db) => returnMail(db, mail, { afterSeconds: 0, counts: false }))
    const { isFinal, reason } = deliveryFailure(error, this.#options.transport?.secrets)
    if (isFinal || mail.attempt >= mostAttempts) return this.#giveUp(mail, reason)
    const afterSeconds = (this.#options.secondsUntilRetry ?? secondsUntilRetry)(mail.attempt)
    this.#options.log.info({ outbox: mail.id, attempt: mail.attempt, reason, afterSeconds }, 'A mail is tried again.')
    await this.#insist((db) => returnMail(db, mail, { afterSeconds, reason, counts: true }))
  }

  async #giveUp(mail: LeasedMail, reason: string): Promise<void> {
    this.#options.log.warn({ outbox: mail.id, kind: mail.kind, reason }, 'A mail was given up.')
    await this.#insist((db) => settleMail(db, mail, { status: 'dead', reason }))
  }

  #within<T>(work: (db: WorkerDb) => Promise<T>): Promise<T> {
    return inWorker(this.#options.database, work)
  }

  /** A mail that left and is not known to have left goes again: so a database that hiccups is asked more than once. */
  async #insist(write: (db: WorkerDb) => Promise<void>): Promise<void> {
    for (const pauseMs of [200, 1_000, 3_000]) {
      try {
        return await this.#within(write)
      } catch {
        await wait(pauseMs)
      }
    }
    await this.#within(write)
  }
}
