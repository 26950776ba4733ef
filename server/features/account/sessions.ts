import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import { isLiveSession } from '../../scopes/session.ts'
import { askingUser, type UserRead, type UserScope } from '../../scopes/user.ts'

type Row = {
  id: string
  user_agent: string | null
  ip_address: string | null
  created_at: Date
  last_used_at: Date
  expires_at: Date
}

/** Where one is signed in. Tokens stay out of it. */
export async function listSessions(scope: UserRead) {
  const [rows, { sessionId }] = await Promise.all([
    scope.db.execute<Row>(sql`
      select id, user_agent, ip_address, created_at, last_used_at, expires_at from tenantry.sessions
       where user_id = ${askingUser} and ${isLiveSession}
       order by last_used_at desc, id desc`),
    scope.entered(),
  ])
  return {
    items: rows.map((row) => ({
      id: row.id,
      userAgent: row.user_agent,
      ipAddress: row.ip_address,
      startedAt: row.created_at,
      lastUsedAt: row.last_used_at,
      expiresAt: row.expires_at,
      isCurrent: row.id === sessionId,
    })),
  }
}

/** Ends every session but the one that asks. */
export async function endOtherSessions(scope: UserScope) {
  const { userId, sessionId, email } = scope.principal
  const rows = await scope.db.execute(
    sql`delete from tenantry.sessions where user_id = ${userId} and id <> ${sessionId} returning id`,
  )
  if (rows.length) {
    await scope.record('user.sessions_ended', {
      resource: { type: 'user', id: userId, name: email },
      changes: { sessions: { old: rows.length + 1, new: 1 } },
    })
    scope.announce({ type: 'session.ended', userId })
  }
  return { ended: rows.length }
}

/** Ends one of one's own sessions; anybody else's is not found. */
export async function endSession(scope: UserScope, { id }: { id: string }): Promise<{ done: true }> {
  const { userId, email } = scope.principal
  const rows = await scope.db.execute(
    sql`delete from tenantry.sessions where user_id = ${userId} and id = ${id} returning id`,
  )
  if (rows.length === 0) throw new Problem('not_found')
  await scope.record('session.ended', { resource: { type: 'user', id: userId, name: email } })
  scope.announce({ type: 'session.ended', userId })
  return { done: true }
}
