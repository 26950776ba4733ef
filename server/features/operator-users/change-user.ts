import type { OperatedUser } from '#contract/operator-users.ts'
import type { OperatorScope } from '../../scopes/operator-scope.ts'
import { findUnderLock } from './account-rules.ts'
import { writeStatus } from './repository.ts'

type Change = { userId: string; status: OperatedUser['status'] }

/**
 * Disables a user, whose sessions end with it, or enables them again; memberships stay as they are. Throws not_found,
 * not_oneself, last_superadmin.
 */
export async function changeUser(scope: OperatorScope, { userId, status }: Change): Promise<OperatedUser> {
  const user = await findUnderLock(scope, userId)
  if (user.status === status) return user
  await writeStatus(scope.db, userId, status)
  await scope.record(status === 'disabled' ? 'user.disabled' : 'user.enabled', {
    resource: { type: 'user', id: userId, name: user.email },
    changes: { status: { old: user.status, new: status } },
  })
  if (status === 'disabled') scope.announce({ type: 'session.ended', userId })
  scope.announce({ type: 'user.changed', userId })
  return { ...user, status }
}
