import { sql } from 'drizzle-orm'
import type { OperatedUser } from '#contract/operator-users.ts'
import { Problem } from '#contract/problems.ts'
import type { OperatorScope } from '../../scopes/operator-scope.ts'
import { deleteSessions, findAndLockUser } from './repository.ts'

/** Ends every session of a user; of one's own all but the one in use. Throws not_found. */
export async function endUserSessions(scope: OperatorScope, { userId }: { userId: string }) {
  const user = await findAndLockUser(scope.db, userId)
  const ended = await deleteSessions(scope.db, userId, scope.principal.sessionId)
  if (ended) await tell(scope, user, ended)
  return { ended }
}

/** Ends one session of a user. Throws not_found, not_oneself. */
export async function endUserSession(scope: OperatorScope, of: { userId: string; sessionId: string }) {
  if (of.sessionId === scope.principal.sessionId) throw new Problem('not_oneself', { detail: 'Sign out instead.' })
  const user = await findAndLockUser(scope.db, of.userId)
  const ended = await scope.db.execute(
    sql`delete from tenantry.sessions where user_id = ${of.userId} and id = ${of.sessionId} returning id`,
  )
  if (!ended.length) throw new Problem('not_found')
  await tell(scope, user, 1)
  return { done: true as const }
}

async function tell(scope: OperatorScope, { id, email }: OperatedUser, ended: number) {
  await scope.record('user.sessions_ended', {
    resource: { type: 'user', id, name: email },
    changes: { ended: { new: ended } },
  })
  scope.announce({ type: 'session.ended', userId: id })
}
