import { Problem } from '#contract/problems.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { authorityUnderLock } from '../roles/authority-under-lock.ts'
import { canManage } from '../roles/giving-rules.ts'
import { findRolesOfMembership } from '../roles/repository.ts'
import { findInvitation, leavePending, settle } from './repository.ts'

/** Revokes a pending or expired invitation: its link dies, its mail is not sent any more, the pending membership goes. */
export async function revokeInvitation(scope: TenantScope, { id }: { id: string }): Promise<{ done: true }> {
  const authority = await authorityUnderLock(scope, 'team.invite')
  const invitation = await findInvitation(scope.db, id)
  const offered = await findRolesOfMembership(scope.db, scope.tenant.id, invitation.membershipId)
  if (!canManage(authority, Math.max(0, ...offered.map(({ rank }) => rank)))) throw new Problem('above_own_rank')
  const isRevoked = await settle(scope.db, id, 'revoked')
  if (!isRevoked || !(await leavePending(scope.db, invitation.membershipId, 'removed')))
    throw new Problem('invitation_settled')
  await scope.record('invitation.revoked', {
    resource: { type: 'invitation', id, name: invitation.email },
    changes: { status: { old: invitation.status, new: 'revoked' } },
  })
  scope.announce('invitation.changed')
  scope.announce('membership.changed')
  return { done: true }
}
