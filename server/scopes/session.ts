import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import { longestSession } from '#contract/settings.ts'
import type { Handle, IdentityDb } from '#database/connection.ts'
import { hashToken, newToken } from '../vault.ts'
import { append } from './record.ts'
import type { Visit } from './visit.ts'

const { absoluteTimeoutMinutes, idleTimeoutMinutes } = longestSession

/** Of a row of sessions: it still opens doors. Organizations may set tighter limits, which are judged at theirs. */
export const isLiveSession = sql`
  (expires_at > now() and last_used_at > now() - make_interval(mins => ${idleTimeoutMinutes}))`

/**
 * Starts a session, writes that down and leaves its token for the answer. Only the token's hash is stored. Throws for
 * someone with a second factor unless it was used: whatever way leads here, none goes round it.
 *
 * @param trail writes as the same role in the same transaction, at its end
 */
export async function startSession(
  { db, trail }: { readonly db: IdentityDb; readonly trail: Handle },
  visit: Visit,
  userId: string,
  { withSecondFactor = false } = {},
): Promise<void> {
  const token = newToken()
  const expiresAt = new Date(Date.now() + absoluteTimeoutMinutes * 60_000)
  const started = await db.execute(sql`
    insert into tenantry.sessions (token_hash, user_id, ip_address, user_agent, expires_at)
    select ${hashToken(token)}, id, ${visit.ipAddress}, ${visit.userAgent}, now() + make_interval(mins => ${absoluteTimeoutMinutes})
      from tenantry.users where id = ${userId} and (${withSecondFactor} or not has_second_factor)
    returning 1`)
  if (started.length === 0) throw new Error('A session was to be started without the second factor.')
  const [person] = await db.execute<{ email: string }>(
    sql`update tenantry.users set last_sign_in_at = now() where id = ${userId} returning email`,
  )
  const email = person?.email ?? null
  await append(trail, visit, null, { id: userId, email }, 'session.started', {
    resource: { type: 'user', id: userId, name: email },
  })
  visit.leaves.session = { token, expiresAt }
}

/**
 * Gives a session a new token; the old one dies. Throws `signed_out` when the session is gone.
 *
 * @param isConfirmed whether its owner has just proved who they are
 */
export async function renewSession(
  db: IdentityDb,
  visit: Visit,
  sessionId: string,
  { isConfirmed = false } = {},
): Promise<void> {
  const token = newToken()
  const [kept] = await db.execute<{ expires_at: Date | string }>(sql`
    update tenantry.sessions
       set token_hash = ${hashToken(token)}, updated_at = now(),
           confirmed_at = case when ${isConfirmed} then now() else confirmed_at end
     where id = ${sessionId} returning expires_at`)
  if (!kept) throw new Problem('signed_out')
  visit.leaves.session = { token, expiresAt: new Date(kept.expires_at) }
}

/** How long somebody whose password was right has for the code. The table says the same. */
const halfSignInMinutes = 10

/** Remembers that the password was right and leaves a token for the way to the code. It opens no door. */
export async function startHalfSignIn(
  db: IdentityDb,
  visit: Visit,
  of: { readonly userId: string; readonly passwordDigest: string },
): Promise<void> {
  const token = newToken()
  await Promise.all([
    endHalfSignIn(db, visit),
    db.execute(sql`
      insert into tenantry.half_sign_ins (token_hash, user_id, password_digest)
      values (${hashToken(token)}, ${of.userId}, ${of.passwordDigest})`),
  ])
  visit.leaves.halfSignIn = { token, expiresAt: new Date(Date.now() + halfSignInMinutes * 60_000) }
}

/** Ends what this browser began and did not finish. Answers whether there was something. */
export async function endHalfSignIn(db: IdentityDb, visit: Visit): Promise<boolean> {
  if (visit.halfTokenHash === undefined) return false
  visit.leaves.halfSignIn = 'ended'
  const ended = await db.execute(
    sql`delete from tenantry.half_sign_ins where token_hash = ${visit.halfTokenHash} returning 1`,
  )
  return ended.length === 1
}
