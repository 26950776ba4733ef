import { Problem } from '#contract/problems.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { settlePendingOf } from '../invitations/repository.ts'
import { lockTenant } from '../tenants/repository.ts'
import { checkManageable } from './member-rules.ts'
import { findMember, updateMember } from './repository.ts'

/** Removes a member. Their row stays for the history and grants nothing; invited again, they start afresh. */
export async function removeMember(scope: TenantScope, { id }: { id: string }): Promise<{ done: true }> {
  await lockTenant(scope.db)
  const member = await findMember(scope.db, id)
  checkManageable(scope, member)
  if (member.status === 'pending') await settlePendingOf(scope.db, member.id)
  const [removed] = await updateMember(scope.db, member.id, { status: 'removed' })
  if (!removed) throw new Problem('not_found')
  await scope.record('membership.removed', {
    resource: { type: 'membership', id: member.id, name: member.name || member.email },
    changes: { status: { old: member.status, new: 'removed' } },
  })
  scope.announce('membership.changed', member.userId)
  return { done: true }
}
