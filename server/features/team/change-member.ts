import type { z } from 'zod'
import type { Changes } from '#contract/audit-events.ts'
import { Problem } from '#contract/problems.ts'
import type { changeMember as contract } from '#contract/team.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { checkGivable } from '../roles/giving-rules.ts'
import { findRoles, findRolesOfGroups, findRolesOfMembership } from '../roles/repository.ts'
import { lockTenant } from '../tenants/repository.ts'
import { checkManageable } from './member-rules.ts'
import { findMember, type Member, replaceGroups, replaceRoles, updateMember } from './repository.ts'

type Input = z.output<typeof contract.input>

/**
 * Changes a member's roles, groups or kind, suspends or restores them. Everything is decided on what is read under the
 * tenant's lock, so of two changes at once the second decides on what the first has left.
 */
export async function changeMember(scope: TenantScope, input: Input) {
  await lockTenant(scope.db)
  const member = await findMember(scope.db, input.id)
  checkManageable(scope, member)
  if (input.version !== undefined && input.version !== member.version) throw new Problem('changed_meanwhile')

  const place = { ...member, tenantId: scope.tenant.id }
  const changes = {
    ...(input.roleIds && (await changeRoles(scope, place, input.roleIds))),
    ...(input.groupIds && (await changeGroups(scope, place, input.groupIds))),
    ...(input.kind && input.kind !== member.kind && { kind: { old: member.kind, new: input.kind } }),
    ...(input.status && (await changeStatus(scope, member, input.status))),
  }
  const [changed] = await updateMember(scope.db, member.id, {
    ...(input.kind && { kind: input.kind }),
    ...(input.status && { status: input.status }),
  })
  if (!changed) throw new Problem('not_found')
  await record(scope, member, changes)
  scope.announce('membership.changed', member.userId)
  return changed
}

async function changeRoles(scope: TenantScope, member: Member & { tenantId: string }, roleIds: readonly string[]) {
  const roles = await findRoles(scope.db, roleIds)
  const added = roles.filter(({ id }) => !member.roleIds.includes(id))
  for (const role of added) checkGivable(scope.authority, role)
  const before = await findRoles(scope.db, member.roleIds)
  await replaceRoles(scope.db, member, roles, scope.principal.userId)
  const named = (list: readonly { name: string }[]) => list.map(({ name }) => name).sort()
  return { roles: { old: named(before), new: named(roles) } }
}

async function changeGroups(scope: TenantScope, member: Member & { tenantId: string }, groupIds: readonly string[]) {
  const added = groupIds.filter((id) => !member.groupIds.includes(id))
  for (const role of await findRolesOfGroups(scope.db, added)) checkGivable(scope.authority, role)
  await replaceGroups(scope.db, member, groupIds, scope.principal.userId)
  return { groups: { old: member.groupIds, new: groupIds } }
}

/** Restoring somebody gives them what they hold: the roles they keep or have just been given. */
async function changeStatus(scope: TenantScope, member: Member, status: 'active' | 'suspended'): Promise<Changes> {
  if (member.status === 'pending') throw new Problem('membership_state', { detail: 'The invitation is still pending.' })
  if (member.status === status) return {}
  if (status === 'active') {
    const held = await findRolesOfMembership(scope.db, scope.tenant.id, member.id)
    for (const role of held) checkGivable(scope.authority, role)
  }
  return { status: { old: member.status, new: status } }
}

async function record(scope: TenantScope, member: Member, changes: Changes) {
  const { status, ...rest } = changes
  const resource = { type: 'membership', id: member.id, name: member.name || member.email }
  if (status) {
    await scope.record(status.new === 'suspended' ? 'membership.suspended' : 'membership.restored', {
      resource,
      changes: { status },
    })
  }
  if (Object.keys(rest).length) await scope.record('membership.changed', { resource, changes: rest })
}
