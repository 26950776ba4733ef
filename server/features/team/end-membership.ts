import { Problem } from '#contract/problems.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { revokeSentBy, settlePendingOf } from '../invitations/repository.ts'
import { type Member, updateMember } from './repository.ts'

/**
 * Ends a membership, under the tenant's lock: the row stays for the history and grants nothing. The invitations this
 * person sent and nobody accepted yet go with them: nobody is let in on the word of someone who is out.
 *
 * Throws `last_tenant_admin`, at the latest when the transaction commits.
 */
export async function endMembership(scope: TenantScope, member: Member, reason?: 'left'): Promise<void> {
  const [revoked, [removed]] = await Promise.all([
    revokeSentBy(scope.db, member.userId),
    updateMember(scope.db, member.id, { status: 'removed' }),
    ...(member.status === 'pending' ? [settlePendingOf(scope.db, member.id)] : []),
  ])
  if (!removed) throw new Problem('not_found')
  const by = { old: 'pending', new: 'revoked' }
  await Promise.all([
    ...revoked.map(({ id, email }) =>
      scope.record('invitation.revoked', {
        resource: { type: 'invitation', id, name: email },
        changes: { status: by, reason: { new: 'inviter_removed' } },
      }),
    ),
    scope.record('membership.removed', {
      resource: { type: 'membership', id: member.id, name: member.name || member.email },
      changes: { status: { old: member.status, new: 'removed' }, ...(reason && { reason: { new: reason } }) },
    }),
  ])
  if (revoked.length || member.status === 'pending') scope.announce('invitation.changed')
  scope.announce('membership.changed', member.userId)
}
