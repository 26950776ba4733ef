import type { TenantScope } from '../../scopes/tenant.ts'
import { authorityUnderLock } from '../roles/authority-under-lock.ts'
import { endMembership } from './end-membership.ts'
import { checkManageable } from './member-rules.ts'
import { findMember } from './repository.ts'

/** Removes a member, or takes an invitation back. Invited again, they start afresh. */
export async function removeMember(scope: TenantScope, { id }: { id: string }): Promise<{ done: true }> {
  const [authority, member] = await Promise.all([authorityUnderLock(scope, 'team.manage'), findMember(scope.db, id)])
  checkManageable({ ...scope, authority }, member)
  await endMembership(scope, member)
  return { done: true }
}
