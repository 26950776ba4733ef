import { sql } from 'drizzle-orm'
import type { IdentityDb } from '#database/connection.ts'
import { hashToken, newToken } from '../vault.ts'
import type { Visit } from './visit.ts'

/** How long a session lives however much it is used. Idle and tighter limits are judged at the door. */
const sessionLifetimeDays = 7

/** Starts a session and leaves its token for the answer. Only the token's hash is stored. */
export async function startSession(db: IdentityDb, visit: Visit, userId: string): Promise<void> {
  const token = newToken()
  const expiresAt = new Date(Date.now() + sessionLifetimeDays * 86_400_000)
  await db.execute(sql`
    insert into tenantry.sessions (token_hash, user_id, ip_address, user_agent, expires_at)
    values (${hashToken(token)}, ${userId}, ${visit.ipAddress}, ${visit.userAgent}, now() + make_interval(days => ${sessionLifetimeDays}))`)
  await db.execute(sql`update tenantry.users set last_sign_in_at = now() where id = ${userId}`)
  visit.leaves.session = { token, expiresAt }
}
