import type { z } from 'zod'
import type { Changes } from '#contract/audit-events.ts'
import type { changeGroup as contract } from '#contract/groups.ts'
import { Problem } from '#contract/problems.ts'
import { fieldChanges } from '../../scopes/field-changes.ts'
import type { Authority } from '../../scopes/principal.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { authorityUnderLock } from '../roles/authority-under-lock.ts'
import { checkKindsInGroup } from '../roles/kind-rules.ts'
import { findRoles } from '../roles/repository.ts'
import { effectOf, recordedEffect } from '../roles/role-effect.ts'
import { findGroupDetail } from './get-group.ts'
import { announceGroup, findRanked, type RankedPerson } from './group-members.ts'
import { checkRolesChange } from './group-rules.ts'
import { deleteCarried, findGroup, type Group, insertCarried, touchMembers, updateGroup } from './repository.ts'

type Input = z.output<typeof contract.input>

/** Changes a group's name, description or the roles it carries. */
export async function changeGroup(scope: TenantScope, input: Input) {
  const authority = await authorityUnderLock(scope, 'team.manage')
  const group = await findGroup(scope.db, input.id)
  if (input.version !== undefined && input.version !== group.version) throw new Problem('changed_meanwhile')
  const roles = input.roleIds && (await changeRoles(scope, authority, group, input.roleIds))
  const changes = { ...fieldChanges(group, input, ['name', 'description']), ...roles?.changes }
  if (Object.keys(changes).length) {
    await updateGroup(scope.db, group.id, {
      name: input.name ?? group.name,
      description: input.description ?? group.description,
    })
    await scope.record('group.changed', {
      resource: { type: 'group', id: group.id, name: input.name ?? group.name },
      changes,
    })
    announceGroup(scope, roles?.concerned ?? [])
  }
  return findGroupDetail(scope, group.id, authority)
}

async function changeRoles(
  scope: TenantScope,
  authority: Authority,
  group: Group,
  roleIds: readonly string[],
): Promise<{ changes: Changes; concerned: readonly RankedPerson[] } | undefined> {
  const { db, tenant, principal } = scope
  const [wanted, before] = await Promise.all([findRoles(db, roleIds), findRoles(db, group.roleIds)])
  const members = await findRanked(scope, group.membershipIds)
  const added = wanted.filter(({ id }) => !group.roleIds.includes(id))
  const removed = before.filter(({ id }) => !roleIds.includes(id))
  if (added.length + removed.length === 0) return undefined
  checkRolesChange(authority, members, { added, removed })
  if (added.length) checkKindsInGroup(wanted, members, 'roleIds')

  const place = { tenantId: tenant.id, groupId: group.id }
  const affected = await effectOf(db, tenant.id, members, async () => {
    await Promise.all([
      insertCarried(db, place, added, principal.userId),
      deleteCarried(
        db,
        place,
        removed.map(({ id }) => id),
      ),
      touchMembers(db, group.membershipIds),
    ])
  })
  const names = (roles: readonly { name: string }[]) => roles.map(({ name }) => name).sort()
  const changes = { roles: { old: names(before), new: names(wanted) }, ...recordedEffect(affected) }
  return { changes, concerned: members }
}
