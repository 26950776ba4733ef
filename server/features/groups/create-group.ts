import type { z } from 'zod'
import type { createGroup as contract } from '#contract/groups.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { authorityUnderLock } from '../roles/authority-under-lock.ts'
import { checkKindsInGroup } from '../roles/kind-rules.ts'
import { findRoles } from '../roles/repository.ts'
import { effectOf, recordedEffect } from '../roles/role-effect.ts'
import { findGroupDetail } from './get-group.ts'
import { announceGroup, findRanked, named } from './group-members.ts'
import { checkMembersChange, checkRolesChange } from './group-rules.ts'
import { insertCarried, insertGroup, insertMembers, touchMembers } from './repository.ts'

/** Creates a group: its members hold the roles it carries from now on. */
export async function createGroup(scope: TenantScope, input: z.output<typeof contract.input>) {
  const { db, tenant, principal } = scope
  const authority = await authorityUnderLock(scope, 'team.manage')
  const roles = await findRoles(db, input.roleIds)
  const members = await findRanked(scope, input.membershipIds)
  checkRolesChange(authority, [], { added: roles, removed: [] })
  checkMembersChange(authority, roles, { added: members, removed: [] })
  checkKindsInGroup(roles, members, 'roleIds')

  const place = { tenantId: tenant.id, groupId: await insertGroup(db, { tenantId: tenant.id, ...input }) }
  const ids = members.map(({ id }) => id)
  const affected = await effectOf(db, tenant.id, members, async () => {
    await Promise.all([
      insertCarried(db, place, roles, principal.userId),
      insertMembers(db, place, ids, principal.userId),
      touchMembers(db, ids),
    ])
  })
  await scope.record('group.created', {
    resource: { type: 'group', id: place.groupId, name: input.name },
    changes: {
      name: { new: input.name },
      ...(input.description && { description: { new: input.description } }),
      roles: { new: roles.map(({ name }) => name).sort() },
      members: { new: named(members) },
      ...recordedEffect(affected),
    },
  })
  announceGroup(scope, members)
  return findGroupDetail(scope, place.groupId, authority)
}
