import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { IdentityDb } from '#database/connection.ts'
import { hashToken } from '../../vault.ts'
import { attemptAt, refuseTooMany } from './attempts.ts'
import { credentialOfUser } from './credential.ts'
import { resetPurpose } from './set-password.ts'

/**
 * Whose link it is, after counting the try. Nothing is used up.
 *
 * @throws Problem not_found, too_many_requests
 */
export async function openResetLink(db: IdentityDb, token: string, ipAddress: string | null) {
  const identifier = resetPurpose + hashToken(token)
  const attempt = attemptAt('use-reset', identifier, ipAddress)
  await refuseTooMany(db, attempt)
  const [row] = await db.execute<{ value: string }>(
    sql`select value from tenantry.verifications where identifier = ${identifier} and expires_at > now()`,
  )
  const person = row === undefined ? undefined : await credentialOfUser(db, row.value)
  if (!person?.isActive) throw linkIsDead()
  return { identifier, attempt, person }
}

/** One answer for unknown, used and expired. */
export const linkIsDead = () => new Problem('not_found', { detail: 'This link is no longer valid. Ask for a new one.' })
