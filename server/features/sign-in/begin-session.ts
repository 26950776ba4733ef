import { sql } from 'drizzle-orm'
import type { PublicScope } from '../../scopes/public.ts'

/**
 * Starts the session of someone whose password was right. Between the check and now the password may have been changed or
 * the person disabled: their row is locked first and both are looked at again, so no session outlives a reset.
 *
 * @param endedTokenHash the session this browser had before; it ends
 * @returns whether a session was started
 */
export async function beginSession(
  scope: PublicScope,
  who: {
    readonly userId: string
    readonly verifiedHash: string | undefined
    readonly endedTokenHash: string | undefined
  },
): Promise<boolean> {
  const { db } = scope
  const [locked, current] = await Promise.all([
    db.execute<{ email: string }>(
      sql`select email from tenantry.users where id = ${who.userId} and status = 'active' for no key update`,
    ),
    db.execute<{ password: string | null }>(
      sql`select password from tenantry.accounts where provider_id = 'credential' and account_id = ${who.userId}`,
    ),
  ])
  const email = locked[0]?.email
  if (email === undefined || !who.verifiedHash || current[0]?.password !== who.verifiedHash) return false
  const ended = who.endedTokenHash
  await Promise.all([
    ended && db.execute(sql`delete from tenantry.sessions where token_hash = ${ended}`),
    scope.signIn(who.userId),
    scope.record(
      'session.started',
      { id: who.userId, email },
      { resource: { type: 'user', id: who.userId, name: email } },
    ),
  ])
  return true
}
