// Sends what the outbox holds. Any number of these run, in any number of processes: each mail is leased to one of them,
// sent outside any transaction, and settled. Only a worker that died after the server took a mail, and before that was
// written down, makes it go twice; both then carry the same Message-ID.
import { MailDelivery, type MailDeliveryOptions } from './mail-delivery.ts'

export type OutboxWorker = {
  /** Looks at once: call it after a commit that posted mail. */
  wake(): void
  /** Takes no more, and waits for the mails in flight, at most ten seconds. */
  stop(): Promise<void>
}

export type OutboxWorkerOptions = MailDeliveryOptions & {
  readonly mailMode: 'smtp' | 'development' | 'off'
  /** Mails in flight at once. */
  readonly concurrency?: number
  /** The first look after the last mail; each look in vain doubles the pause, up to ten seconds. */
  readonly pollMs?: number
  readonly stopWithinMs?: number
}

/** Starts sending. With `mailMode` off it leaves the outbox as it is. */
export function startOutboxWorker(options: OutboxWorkerOptions): OutboxWorker {
  if (options.mailMode === 'off') return { wake: () => {}, stop: async () => {} }
  if (options.mailMode === 'smtp' && !options.transport) throw new Error('Mail is to leave, and there is no transport.')
  const worker = new Worker(options)
  worker.wake()
  return worker
}

const longestPauseMs = 10_000

class Worker implements OutboxWorker {
  readonly #options: OutboxWorkerOptions
  readonly #delivery: MailDelivery
  readonly #inFlight = new Set<Promise<void>>()
  readonly #ending = new AbortController()
  #timer: NodeJS.Timeout | undefined
  #pauseMs: number
  #looking: Promise<void> | undefined
  #lookAgain = false
  #stopped = false

  constructor(options: OutboxWorkerOptions) {
    this.#options = options
    this.#pauseMs = this.#firstPauseMs
    this.#delivery = new MailDelivery(options, this.#ending.signal)
  }

  wake(): void {
    this.#pauseMs = this.#firstPauseMs
    this.#look()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    const withinMs = this.#options.stopWithinMs ?? 10_000
    // What is not done by then is cut off and handed back to the queue, which takes a moment as well.
    const cutOff = setTimeout(() => this.#ending.abort(), withinMs * 0.9)
    const enough = new Promise((resolve) => setTimeout(resolve, withinMs).unref())
    await Promise.race([this.#finished(), enough])
    clearTimeout(cutOff)
  }

  async #finished(): Promise<void> {
    await this.#looking
    await Promise.all(this.#inFlight)
  }

  get #firstPauseMs(): number {
    return this.#options.pollMs ?? 2_000
  }

  #look(): void {
    if (this.#stopped) return
    this.#lookAgain = true
    this.#looking ??= this.#lookUntilDone().finally(() => {
      this.#looking = undefined
    })
  }

  async #lookUntilDone(): Promise<void> {
    clearTimeout(this.#timer)
    try {
      while (this.#lookAgain && !this.#stopped) {
        this.#lookAgain = false
        await this.#takeWhatIsDue()
      }
    } catch (error) {
      this.#options.log.warn({ err: error }, 'The outbox could not be read.')
    }
    if (this.#stopped) return
    this.#timer = setTimeout(() => this.#look(), this.#pauseMs)
    this.#pauseMs = Math.min(longestPauseMs, this.#pauseMs * 2)
  }

  async #takeWhatIsDue(): Promise<void> {
    const free = (this.#options.concurrency ?? 5) - this.#inFlight.size
    if (free <= 0) return
    const { mails, letterhead } = await this.#delivery.take(free)
    if (mails.length > 0) this.#pauseMs = this.#firstPauseMs
    for (const mail of mails) {
      const work = this.#delivery
        .deliver(mail, letterhead)
        .catch((error) => this.#options.log.error({ err: error, outbox: mail.id }, 'A mail could not be settled.'))
        .finally(() => {
          this.#inFlight.delete(work)
          // As many as could be taken were there, so there may be more.
          if (mails.length === free) this.#look()
        })
      this.#inFlight.add(work)
    }
  }
}
