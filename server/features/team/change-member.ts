import type { z } from 'zod'
import type { Changes } from '#contract/audit-events.ts'
import { Problem } from '#contract/problems.ts'
import type { changeMember as contract } from '#contract/team.ts'
import type { Authority } from '../../scopes/principal.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { authorityUnderLock } from '../roles/authority-under-lock.ts'
import { checkGivable } from '../roles/giving-rules.ts'
import { checkKind } from '../roles/kind-rules.ts'
import { findRoles, findRolesOfGroups, findRolesOfMembership } from '../roles/repository.ts'
import { checkManageable, checkRoles, checkStatus, isSameSet } from './member-rules.ts'
import { findGroupNames, findMember, type Member, replaceGroups, replaceRoles, updateMember } from './repository.ts'

type Input = z.output<typeof contract.input>

/**
 * Changes a member's roles, groups or kind, suspends or restores them. Everything is decided on what is read under the
 * tenant's lock, so of two changes at once the second decides on what the first has left. What is so already is no change, and
 * leaves no line in the trail.
 */
export async function changeMember(scope: TenantScope, input: Input) {
  const [authority, member] = await Promise.all([
    authorityUnderLock(scope, 'team.manage'),
    findMember(scope.db, input.id),
  ])
  checkManageable({ ...scope, authority }, member)
  if (input.version !== undefined && input.version !== member.version) throw new Problem('changed_meanwhile')

  const wanted = { ...member, kind: input.kind ?? member.kind, tenantId: scope.tenant.id }
  const isNewKind = wanted.kind !== member.kind
  const changes: Changes = {
    ...((input.roleIds || isNewKind) && (await changeRoles(scope, authority, wanted, input.roleIds ?? member.roleIds))),
    ...((input.groupIds || isNewKind) &&
      (await changeGroups(scope, authority, wanted, input.groupIds ?? member.groupIds))),
    ...(isNewKind && { kind: { old: member.kind, new: wanted.kind } }),
    ...(input.status && (await changeStatus(scope, authority, member, input.status))),
  }
  const isSame = Object.keys(changes).length === 0
  // A version that was named is used up all the same: of two changes based on it one is let through.
  if (isSame && input.version === undefined)
    return { id: member.id, status: member.status, version: member.version, isChanged: false }
  const [[changed]] = await Promise.all([
    updateMember(scope.db, member.id, {
      kind: wanted.kind,
      ...(changes.status && input.status && { status: input.status }),
    }),
    record(scope, member, changes),
  ])
  if (!changed) throw new Problem('not_found')
  scope.announce('membership.changed', member.userId)
  return { ...changed, isChanged: !isSame }
}

type Place = Member & { readonly tenantId: string }

async function changeRoles(scope: TenantScope, authority: Authority, member: Place, roleIds: readonly string[]) {
  const [roles, before] = await Promise.all([findRoles(scope.db, roleIds), findRoles(scope.db, member.roleIds)])
  checkRoles(authority, member, roles)
  if (isSameSet(roleIds, member.roleIds)) return {}
  await replaceRoles(scope.db, member, roles, scope.principal.userId)
  const named = (list: readonly { name: string }[]) => list.map(({ name }) => name).sort()
  return { roles: { old: named(before), new: named(roles) } }
}

async function changeGroups(scope: TenantScope, authority: Authority, member: Place, groupIds: readonly string[]) {
  const wanted = [...new Set(groupIds)]
  const added = wanted.filter((id) => !member.groupIds.includes(id))
  const [carried, given] = await Promise.all([findRolesOfGroups(scope.db, wanted), findRolesOfGroups(scope.db, added)])
  for (const role of given) checkGivable(authority, role)
  checkKind(carried, member.kind)
  if (isSameSet(wanted, member.groupIds)) return {}
  await replaceGroups(scope.db, member, wanted, scope.principal.userId)
  const names = await findGroupNames(scope.db, [...member.groupIds, ...wanted])
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? '').sort()
  return { groups: { old: named(member.groupIds), new: named(wanted) } }
}

async function changeStatus(
  scope: TenantScope,
  authority: Authority,
  member: Member,
  status: 'active' | 'suspended',
): Promise<Changes> {
  const held = await findRolesOfMembership(scope.db, scope.tenant.id, member.id)
  return checkStatus(authority, member, status, held) ? { status: { old: member.status, new: status } } : {}
}

function record(scope: TenantScope, member: Member, { status, ...rest }: Changes) {
  const resource = { type: 'membership', id: member.id, name: member.name || member.email }
  const action = status?.new === 'suspended' ? 'membership.suspended' : 'membership.restored'
  return Promise.all([
    ...(status ? [scope.record(action, { resource, changes: { status } })] : []),
    ...(Object.keys(rest).length ? [scope.record('membership.changed', { resource, changes: rest })] : []),
  ])
}
