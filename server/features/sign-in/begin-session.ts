import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { PublicScope } from '../../scopes/public.ts'

/** What a right password led to: a session, the question for the second factor, or nothing after all. */
export type Begun = 'session' | 'half' | 'nothing'

/**
 * Starts the session of someone whose password was right or, where they have a second factor, only the half that comes
 * before it. Between the check and now the password may have been changed or the person disabled: their row is locked
 * first and both are looked at again, so no session outlives a reset.
 *
 * @param endedTokenHash the session this browser had before; it ends
 */
export async function beginSession(
  scope: PublicScope,
  who: {
    readonly userId: string
    readonly verifiedHash: string | undefined
    readonly endedTokenHash: string | undefined
  },
): Promise<Begun> {
  const { db } = scope
  const [locked, current] = await Promise.all([
    db.execute<{ email: string; has_second_factor: boolean }>(
      sql`select email, has_second_factor from tenantry.users where id = ${who.userId} and status = 'active' for no key update`,
    ),
    db.execute<{ password: string | null }>(
      sql`select password from tenantry.accounts where provider_id = 'credential' and account_id = ${who.userId}`,
    ),
  ])
  const [person] = locked
  if (!person || !who.verifiedHash || current[0]?.password !== who.verifiedHash) return 'nothing'
  if (person.has_second_factor) {
    const { email } = person
    await Promise.all([
      scope.signInByHalf(who.userId, passwordDigest(who.verifiedHash)),
      scope.record(
        'session.second_factor_asked',
        { id: who.userId, email },
        { resource: { type: 'user', id: who.userId, name: email } },
      ),
    ])
    return 'half'
  }
  const ended = who.endedTokenHash
  await Promise.all([
    scope.endHalfSignIn(),
    ended && db.execute(sql`delete from tenantry.sessions where token_hash = ${ended}`),
    scope.signIn(who.userId),
  ])
  return 'session'
}

/** What half a sign-in remembers of the password that was right: enough to see that it is another one now. */
export const passwordDigest = (hash: string) => createHash('sha256').update(hash).digest('base64url')
