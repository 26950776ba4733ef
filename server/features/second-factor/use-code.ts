import { sql } from 'drizzle-orm'
import type { IdentityDb } from '#database/connection.ts'
import type { Platform } from '../../platform.ts'
import { stepOfCode, stepSeconds } from '../../totp.ts'
import { attemptAt } from '../sign-in/attempts.ts'
import { hashBackupCode, plainCode } from './backup-codes.ts'

/** What a right code was. */
export type UsedCode = { readonly isBackupCode: false } | { readonly isBackupCode: true; readonly left: number }

type Sealed = { readonly sealed_secret: string; readonly last_step: number; readonly step: number }

/**
 * Uses a code up, in the transaction of what it allows. Undefined when it is wrong, was used before, or is being used by
 * somebody else at this moment.
 *
 * @param typed six digits of the app, or a backup code
 */
export async function useCode(
  db: IdentityDb,
  { vault }: Pick<Platform, 'vault'>,
  userId: string,
  typed: string,
): Promise<UsedCode | undefined> {
  const code = plainCode(typed)
  return isOfApp(code) ? useStep(db, vault, userId, code) : useBackupCode(db, userId, code)
}

/** What is counted before a code is looked at. */
export const attemptWith = (typed: string, userId: string, ipAddress: string | null) =>
  attemptAt(isOfApp(plainCode(typed)) ? 'second-factor' : 'backup-code', userId, ipAddress)

const isOfApp = (code: string) => /^\d{6}$/.test(code)

/** The same for a secret that no code has confirmed yet: it is switched on with the step used. */
export async function useFirstCode(
  db: IdentityDb,
  { vault }: Pick<Platform, 'vault'>,
  userId: string,
  typed: string,
): Promise<'done' | 'wrong code' | 'nothing offered'> {
  const [offered] = await db.execute<Sealed>(sql`
    select sealed_secret, last_step::integer as last_step, ${presentStep} as step from tenantry.second_factors
     where user_id = ${userId} and confirmed_at is null and created_at > now() - interval '1 hour'`)
  if (!offered) return 'nothing offered'
  const step = await stepOf(plainCode(typed), vault, offered)
  if (step === undefined) return 'wrong code'
  const confirmed = await db.execute(sql`
    update tenantry.second_factors set confirmed_at = now(), last_step = ${step}
     where user_id = ${userId} and confirmed_at is null returning 1`)
  return confirmed.length === 1 ? 'done' : 'nothing offered'
}

/** By the database's clock, like everything that runs out. */
const presentStep = sql`floor(extract(epoch from clock_timestamp()) / ${stepSeconds})::integer`

async function useStep(db: IdentityDb, vault: Platform['vault'], userId: string, code: string) {
  const [sealed] = await db.execute<Sealed>(sql`
    select sealed_secret, last_step::integer as last_step, ${presentStep} as step from tenantry.second_factors
     where user_id = ${userId} and confirmed_at is not null`)
  const step = await stepOf(code, vault, sealed)
  if (step === undefined) return undefined
  // Of two at once the second waits for this row and finds the step behind it.
  const used = await db.execute(sql`
    update tenantry.second_factors set last_step = ${step}
     where user_id = ${userId} and confirmed_at is not null and last_step < ${step} returning 1`)
  return used.length === 1 ? ({ isBackupCode: false } as const) : undefined
}

async function stepOf(code: string, vault: Platform['vault'], sealed: Sealed | undefined) {
  const secret = sealed && vault.unseal(sealed.sealed_secret)
  if (!sealed || typeof secret !== 'string') return undefined
  return stepOfCode(code, { secret, step: sealed.step, lastStep: sealed.last_step })
}

async function useBackupCode(db: IdentityDb, userId: string, code: string) {
  const used = await db.execute(sql`
    update tenantry.backup_codes set used_at = now()
     where user_id = ${userId} and code_hash = ${hashBackupCode(userId, code)} and used_at is null returning 1`)
  if (used.length === 0) return undefined
  const [rest] = await db.execute<{ left: number }>(sql`
    select count(*)::integer as left from tenantry.backup_codes where user_id = ${userId} and used_at is null`)
  return { isBackupCode: true, left: Number(rest?.left ?? 0) } as const
}
