import type { z } from 'zod'
import type { setGroupMembers as contract } from '#contract/groups.ts'
import { Problem } from '#contract/problems.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { authorityUnderLock } from '../roles/authority-under-lock.ts'
import { checkKindsInGroup } from '../roles/kind-rules.ts'
import { findRoles } from '../roles/repository.ts'
import { effectOf, recordedEffect } from '../roles/role-effect.ts'
import { findGroupDetail } from './get-group.ts'
import { announceGroup, findRanked, named } from './group-members.ts'
import { checkMembersChange } from './group-rules.ts'
import { deleteMembers, findGroup, insertMembers, touchMembers, updateGroup } from './repository.ts'

/** Says who is in a group; only those who come or go are judged. */
export async function setGroupMembers(
  scope: TenantScope,
  { id, membershipIds, version }: z.output<typeof contract.input>,
) {
  const { db, tenant, principal } = scope
  const authority = await authorityUnderLock(scope, 'team.manage')
  const group = await findGroup(db, id)
  if (version !== undefined && version !== group.version) throw new Problem('changed_meanwhile')
  const roles = await findRoles(db, group.roleIds)
  const had = new Set(group.membershipIds)
  const wanted = new Set(membershipIds)
  const added = await findRanked(
    scope,
    membershipIds.filter((each) => !had.has(each)),
  )
  const removed = await findRanked(
    scope,
    group.membershipIds.filter((each) => !wanted.has(each)),
  )
  const concerned = [...added, ...removed]
  if (concerned.length) {
    checkMembersChange(authority, roles, { added, removed })
    if (added.length) checkKindsInGroup(roles, added, 'membershipIds')
    const place = { tenantId: tenant.id, groupId: id }
    const affected = await effectOf(db, tenant.id, concerned, async () => {
      await Promise.all([
        insertMembers(
          db,
          place,
          added.map((each) => each.id),
          principal.userId,
        ),
        deleteMembers(
          db,
          place,
          removed.map((each) => each.id),
        ),
        touchMembers(
          db,
          concerned.map((each) => each.id),
        ),
        updateGroup(db, id, group),
      ])
    })
    await scope.record('group.members_changed', {
      resource: { type: 'group', id, name: group.name },
      changes: { members: { old: named(removed), new: named(added) }, ...recordedEffect(affected) },
    })
    announceGroup(scope, concerned)
  }
  return findGroupDetail(scope, id, authority)
}
