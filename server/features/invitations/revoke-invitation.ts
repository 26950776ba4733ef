import { Problem } from '#contract/problems.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { lockTenant } from '../tenants/repository.ts'
import { findInvitation, leavePending, settle } from './repository.ts'

/** Revokes a pending invitation: its link dies, its mail is not sent any more, the pending membership goes. */
export async function revokeInvitation(scope: TenantScope, { id }: { id: string }): Promise<{ done: true }> {
  await lockTenant(scope.db)
  const invitation = await findInvitation(scope.db, id)
  if (!(await settle(scope.db, id, 'revoked'))) throw new Problem('invitation_settled')
  await leavePending(scope.db, invitation.membershipId, 'removed')
  await scope.record('invitation.revoked', {
    resource: { type: 'invitation', id, name: invitation.email },
    changes: { status: { old: 'pending', new: 'revoked' } },
  })
  scope.announce('invitation.changed')
  scope.announce('membership.changed')
  return { done: true }
}
