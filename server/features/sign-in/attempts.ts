import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { IdentityDb } from '#database/connection.ts'
import { addressPrefix } from './address-prefix.ts'

/** At most `most` in `seconds`, then wait until that time is over. */
type Limit = { readonly most: number; readonly seconds: number }
type Limits = { readonly account: Limit; readonly address: Limit }

/** Two counters, shared by all processes: one per account, one per address it is tried from. */
export type Attempt = { readonly limits: Limits; readonly accountKey: string; readonly addressKey: string }

const limits = {
  'sign-in': { account: { most: 10, seconds: 900 }, address: { most: 100, seconds: 900 } },
  'request-reset': { account: { most: 5, seconds: 3600 }, address: { most: 30, seconds: 3600 } },
  'use-reset': { account: { most: 10, seconds: 3600 }, address: { most: 30, seconds: 3600 } },
  'ask-access': { account: { most: 3, seconds: 86_400 }, address: { most: 10, seconds: 3600 } },
  // One's own password, asked again of whoever is signed in: for a new one, to confirm who they are, to change the factor.
  'own-password': { account: { most: 10, seconds: 900 }, address: { most: 100, seconds: 900 } },
  // A code, wherever it is asked for: a million of them stand against these five.
  'second-factor': { account: { most: 5, seconds: 900 }, address: { most: 100, seconds: 900 } },
} as const satisfies Record<string, Limits>

/** @param account what is tried, in its one form: the canonical address, a user's id, a token's hash */
export const attemptAt = (what: keyof typeof limits, account: string, ipAddress: string | null): Attempt => ({
  limits: limits[what],
  accountKey: `${what} account ${createHash('sha256').update(account).digest('base64url')}`,
  addressKey: `${what} address ${addressPrefix(ipAddress)}`,
})

/** Counts before the work, so that any number at once can't get past. Answers seconds to wait, 0 for go on. */
export async function countAttempt(db: IdentityDb, { limits, accountKey, addressKey }: Attempt) {
  const { account, address } = limits
  const [waits] = await db.execute<{ account: number; address: number }>(sql`
    select tenantry.count_attempt(${accountKey}, ${account.most}, ${account.seconds}) as account,
           tenantry.count_attempt(${addressKey}, ${address.most}, ${address.seconds}) as address`)
  return { account: Number(waits?.account ?? 0), address: Number(waits?.address ?? 0) }
}

/** The same, and refuses where there is a wait. Throws `too_many_requests`. */
export async function refuseTooMany(db: IdentityDb, attempt: Attempt): Promise<void> {
  const { account, address } = await countAttempt(db, attempt)
  const longest = Math.max(account, address)
  if (longest > 0) throw new Problem('too_many_requests', { retryAfterSeconds: longest })
}

/** It was the right password: the account starts afresh, and this one attempt does not weigh on the address. */
export async function forgiveAttempt(db: IdentityDb, { accountKey, addressKey }: Attempt): Promise<void> {
  await db.execute(sql`select tenantry.forget_attempts(${accountKey}), tenantry.give_back_attempt(${addressKey})`)
}

/** Nothing was tried after all, because we could not try: it counts for neither. */
export async function cancelAttempt(db: IdentityDb, { accountKey, addressKey }: Attempt): Promise<void> {
  await db.execute(sql`select tenantry.give_back_attempt(${accountKey}), tenantry.give_back_attempt(${addressKey})`)
}
