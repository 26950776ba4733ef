// The outbox as the worker sees it. A mail belongs to a worker by its lease, and the number of its attempt says which
// lease: whoever comes back after a lease ran out changes nothing any more.
import { sql } from 'drizzle-orm'
import type { Language } from '#contract/language.ts'
import type { WorkerDb } from '#database/connection.ts'
import { withoutSecrets } from '../mail/delivery-failure.ts'

export type LeasedMail = {
  readonly id: string
  readonly kind: string
  readonly recipient: string
  readonly sealed: string | null
  readonly attempt: number
  readonly messageId: string
  /** What its reader chose. */
  readonly language: Language | null
}

export type Standing = 'wanted' | 'not wanted' | 'later' | 'too old' | 'not mine'

/** Attempts before a mail is given up: ten hours of trying. */
export const mostAttempts = 12

/** Takes up to `most` mails that are due. Those no longer wanted are cancelled on the way. */
export async function leaseMails(db: WorkerDb, most: number, leaseSeconds: number): Promise<LeasedMail[]> {
  const rows = await db.execute<{
    id: string
    kind: string
    recipient: string
    sealed: string | null
    attempts: number
    message_id: string
    language: Language | null
  }>(sql`
    select id, kind, recipient, sealed, attempts, message_id, tenantry.language_of(recipient) as language
      from tenantry.lease_mail(${most}, ${leaseSeconds})`)
  return rows.map(({ attempts, message_id, ...row }) => ({ ...row, attempt: attempts, messageId: message_id }))
}

/** Asks again, right before it is sent. News a day old are of no use; an invitation is good as long as its link. */
export async function standingOf(db: WorkerDb, mail: LeasedMail): Promise<Standing> {
  const [row] = await db.execute<{ wanted: 'yes' | 'no' | 'later'; is_too_old: boolean }>(sql`
    select tenantry.mail_is_wanted(tenant_id, invitation_id, invitation_token_hash) as wanted,
           invitation_id is null and created_at < now() - interval '24 hours' as is_too_old
      from tenantry.outbox where ${heldAs(mail)}`)
  if (!row) return 'not mine'
  if (row.wanted === 'no') return 'not wanted'
  if (row.is_too_old) return 'too old'
  return row.wanted === 'later' ? 'later' : 'wanted'
}

/** False when the lease was lost. */
export async function extendLease(db: WorkerDb, mail: LeasedMail, leaseSeconds: number): Promise<boolean> {
  const rows = await db.execute(sql`
    update tenantry.outbox set leased_until = now() + make_interval(secs => ${leaseSeconds})
     where ${heldAs(mail)} returning id`)
  return rows.length > 0
}

/** It arrived, or will never be sent. The content goes, unless it is all there is to read: `kept`. */
export async function settleMail(
  db: WorkerDb,
  mail: LeasedMail,
  outcome: { status: 'sent' | 'dead' | 'cancelled'; reason?: string; kept?: string | undefined },
): Promise<void> {
  await db.execute(sql`
    update tenantry.outbox
       set status = ${outcome.status}, settled_at = now(), leased_until = null,
           last_error = ${outcome.reason === undefined ? null : withoutSecrets(outcome.reason)},
           sealed = ${outcome.kept ?? null}
     where ${heldAs(mail)}`)
}

/** Back into the queue. An attempt that was none is not counted. */
export async function returnMail(
  db: WorkerDb,
  mail: LeasedMail,
  back: { afterSeconds: number; reason?: string; counts: boolean },
): Promise<void> {
  await db.execute(sql`
    update tenantry.outbox
       set status = 'waiting', leased_until = null, run_after = now() + make_interval(secs => ${back.afterSeconds}),
           attempts = attempts - ${back.counts ? 0 : 1},
           last_error = coalesce(${back.reason === undefined ? null : withoutSecrets(back.reason)}, last_error)
     where ${heldAs(mail)}`)
}

/** Half a minute after the first failure, twice that after each further one, at most three hours; spread by a quarter. */
export const secondsUntilRetry = (attempt: number, random = Math.random()) =>
  Math.min(10_800, 30 * 2 ** (attempt - 1)) * (0.75 + random / 2)

const heldAs = (mail: LeasedMail) => sql`id = ${mail.id} and status = 'sending' and attempts = ${mail.attempt}`
