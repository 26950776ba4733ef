import type { TenantScope } from '../../scopes/tenant.ts'
import { authorityUnderLock } from '../roles/authority-under-lock.ts'
import { findRoles } from '../roles/repository.ts'
import { effectOf, recordedEffect } from '../roles/role-effect.ts'
import { announceGroup, findRanked, named } from './group-members.ts'
import { checkMembersChange, checkRolesChange } from './group-rules.ts'
import { deleteGroupRow, findGroup, touchMembers } from './repository.ts'

/** Deletes a group. Its members stay members, without the roles they held through it. */
export async function deleteGroup(scope: TenantScope, { id }: { id: string }): Promise<{ done: true }> {
  const { db, tenant } = scope
  const authority = await authorityUnderLock(scope, 'team.manage')
  const group = await findGroup(db, id)
  const roles = await findRoles(db, group.roleIds)
  const members = await findRanked(scope, group.membershipIds)
  checkRolesChange(authority, members, { added: [], removed: roles })
  checkMembersChange(authority, roles, { added: [], removed: members })

  const affected = await effectOf(db, tenant.id, members, async () => {
    await touchMembers(db, group.membershipIds)
    await deleteGroupRow(db, id)
  })
  await scope.record('group.deleted', {
    resource: { type: 'group', id, name: group.name },
    changes: {
      name: { old: group.name },
      roles: { old: roles.map(({ name }) => name).sort() },
      members: { old: named(members) },
      ...recordedEffect(affected),
    },
  })
  announceGroup(scope, members)
  return { done: true }
}
