import { sql } from 'drizzle-orm'
import type { IdentityDb } from '#database/connection.ts'

/**
 * Gives someone their first password. Throws on the constraint `one_account_per_provider` when there is one already: a
 * credential is never overwritten this way.
 *
 * @param hash from `platform.passwords.hash`
 */
export async function setFirstPassword(db: IdentityDb, userId: string, hash: string): Promise<void> {
  await db.execute(sql`
    insert into tenantry.accounts (user_id, provider_id, account_id, password)
    values (${userId}, 'credential', ${userId}, ${hash})`)
}

/**
 * Replaces a password and ends what hung on the old one: sessions, save the one kept, sign-ins half done and pending reset
 * links. A second factor stays: a new password is no way round it. The person's row is locked first, so that a sign-in with the old password either sees the new one or is ended here.
 */
export async function replacePassword(
  db: IdentityDb,
  userId: string,
  hash: string,
  keptSessionId: string | null,
): Promise<void> {
  await Promise.all([
    db.execute(sql`update tenantry.users set must_change_password = false, updated_at = now() where id = ${userId}`),
    db.execute(sql`
      update tenantry.accounts set password = ${hash}, updated_at = now()
       where user_id = ${userId} and provider_id = 'credential' and account_id = ${userId}`),
    db.execute(
      sql`delete from tenantry.sessions where user_id = ${userId} and id is distinct from ${keptSessionId}::text`,
    ),
    db.execute(sql`delete from tenantry.half_sign_ins where user_id = ${userId}`),
    db.execute(
      sql`delete from tenantry.verifications where value = ${userId} and identifier like ${`${resetPurpose}%`}`,
    ),
  ])
}

/** Begins the identifier of a reset link's row; the token's hash follows. */
export const resetPurpose = 'password-reset:'
