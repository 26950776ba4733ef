import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { IdentityDb } from '#database/connection.ts'
import { withCredentials } from '../../scopes/credentials.ts'
import type { Visit } from '../../scopes/visit.ts'
import { addressPrefix } from './address-prefix.ts'

/** At most `most` in `seconds`, then wait until that time is over. */
type Limit = { readonly most: number; readonly seconds: number }
type Limits = { readonly account: Limit; readonly address: Limit; readonly day?: number }

/**
 * Counters, shared by all processes: one per account, one per address it is tried from, and for codes another one of the
 * account's failures in a day, which no success clears.
 */
export type Attempt = {
  readonly limits: Limits
  readonly accountKey: string
  readonly addressKey: string
  readonly dayKey: string
}

const limits = {
  'sign-in': { account: { most: 10, seconds: 900 }, address: { most: 100, seconds: 900 } },
  'request-reset': { account: { most: 5, seconds: 3600 }, address: { most: 30, seconds: 3600 } },
  'use-reset': { account: { most: 10, seconds: 3600 }, address: { most: 30, seconds: 3600 } },
  'ask-access': { account: { most: 3, seconds: 86_400 }, address: { most: 10, seconds: 3600 } },
  // One's own password, asked again of whoever is signed in: for a new one, to confirm who they are, to change the factor.
  'own-password': { account: { most: 10, seconds: 900 }, address: { most: 100, seconds: 900 } },
  // A code of the app, wherever it is asked for: a million of them stand against these five, and against fifty in a day.
  'second-factor': { account: { most: 5, seconds: 900 }, address: { most: 100, seconds: 900 }, day: 50 },
  // Nobody guesses these: whoever is kept from the app's codes by somebody else's tries still has them.
  'backup-code': { account: { most: 5, seconds: 900 }, address: { most: 100, seconds: 900 } },
  // Wrong ones after a right password, and how often their owner is told.
  'wrong-code': { account: { most: 2, seconds: 900 }, address: { most: 100, seconds: 900 } },
  'wrong-codes-told': { account: { most: 1, seconds: 86_400 }, address: { most: 100, seconds: 900 } },
  // The first code of a secret that was just offered.
  'offered-code': { account: { most: 5, seconds: 900 }, address: { most: 100, seconds: 900 } },
} as const satisfies Record<string, Limits>

/** @param account what is tried, in its one form: the canonical address, a user's id, a token's hash */
export function attemptAt(what: keyof typeof limits, account: string, ipAddress: string | null): Attempt {
  const accountKey = `${what} account ${createHash('sha256').update(account).digest('base64url')}`
  const addressKey = `${what} address ${addressPrefix(ipAddress)}`
  return { limits: limits[what], accountKey, addressKey, dayKey: `${accountKey} in a day` }
}

/** Counts before the work, so that any number at once can't get past. Answers seconds to wait, 0 for go on. */
export async function countAttempt(db: IdentityDb, { limits, accountKey, addressKey, dayKey }: Attempt) {
  const { account, address, day } = limits
  const [waits] = await db.execute<{ account: number; address: number }>(sql`
    select tenantry.count_attempt(${accountKey}, ${account.most}, ${account.seconds}) as account,
           tenantry.count_attempt(${addressKey}, ${address.most}, ${address.seconds}) as address`)
  const counted = { account: Number(waits?.account ?? 0), address: Number(waits?.address ?? 0) }
  // What is turned away anyway does not use up the day.
  if (day === undefined || counted.account > 0) return counted
  const [whole] = await db.execute<{ wait: number }>(
    sql`select tenantry.count_attempt(${dayKey}, ${day}, 86400) as wait`,
  )
  return { ...counted, account: Number(whole?.wait ?? 0) }
}

/** The same, and refuses where there is a wait. Throws `too_many_requests`. */
export async function refuseTooMany(db: IdentityDb, attempt: Attempt): Promise<void> {
  const { account, address } = await countAttempt(db, attempt)
  const longest = Math.max(account, address)
  if (longest > 0) throw new Problem('too_many_requests', { retryAfterSeconds: longest })
}

/** It was right: the account starts afresh, and this one attempt weighs neither on the address nor on the day. */
export async function forgiveAttempt(db: IdentityDb, { accountKey, addressKey, dayKey }: Attempt): Promise<void> {
  await db.execute(sql`
    select tenantry.forget_attempts(${accountKey}), tenantry.give_back_attempt(${addressKey}), tenantry.give_back_attempt(${dayKey})`)
}

/** The same once something was done: that stays, and whoever asked must hear of it, though this should fail. */
export async function forgiveAfterwards(visit: Visit, ...attempts: readonly Attempt[]): Promise<void> {
  try {
    await withCredentials(visit.database, async (db) => {
      for (const attempt of attempts) await forgiveAttempt(db, attempt)
    })
  } catch (error) {
    visit.platform.log.error({ err: error, requestId: visit.requestId }, 'an attempt that succeeded still counts')
  }
}

/** Nothing was tried after all, because we could not try: it counts for neither. */
export async function cancelAttempt(db: IdentityDb, { accountKey, addressKey }: Attempt): Promise<void> {
  await db.execute(sql`select tenantry.give_back_attempt(${accountKey}), tenantry.give_back_attempt(${addressKey})`)
}
