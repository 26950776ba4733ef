import { sql } from 'drizzle-orm'
import { longestSession } from '#contract/settings.ts'
import type { IdentityDb } from '#database/connection.ts'
import { hashToken, newToken } from '../vault.ts'
import type { Visit } from './visit.ts'

const { absoluteTimeoutMinutes, idleTimeoutMinutes } = longestSession

/** Of a row of sessions: it still opens doors. Organizations may set tighter limits, which are judged at theirs. */
export const isLiveSession = sql`
  (expires_at > now() and last_used_at > now() - make_interval(mins => ${idleTimeoutMinutes}))`

/** Starts a session and leaves its token for the answer. Only the token's hash is stored. */
export async function startSession(db: IdentityDb, visit: Visit, userId: string): Promise<void> {
  const token = newToken()
  const expiresAt = new Date(Date.now() + absoluteTimeoutMinutes * 60_000)
  await db.execute(sql`
    insert into tenantry.sessions (token_hash, user_id, ip_address, user_agent, expires_at)
    values (${hashToken(token)}, ${userId}, ${visit.ipAddress}, ${visit.userAgent}, now() + make_interval(mins => ${absoluteTimeoutMinutes}))`)
  await db.execute(sql`update tenantry.users set last_sign_in_at = now() where id = ${userId}`)
  visit.leaves.session = { token, expiresAt }
}
