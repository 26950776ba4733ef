import type { z } from 'zod'
import type { Changes } from '#contract/audit-events.ts'
import { Problem } from '#contract/problems.ts'
import type { changeRole as contract } from '#contract/roles.ts'
import { fieldChanges } from '../../scopes/field-changes.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { authorityUnderLock } from './authority-under-lock.ts'
import { type Edit, writeEdit } from './edit-role.ts'
import { findRoleDetail } from './get-role.ts'
import { findCustomRole, findRoles, type StoredRole } from './repository.ts'
import { recordedEffect } from './role-effect.ts'
import { checkRoleChange } from './role-rules.ts'

/**
 * Changes a custom role. Decided on what the database's resolver says before and after, all under the tenant's lock; a
 * refusal takes everything back.
 */
export async function changeRole(scope: TenantScope, { id, version, ...edit }: z.output<typeof contract.input>) {
  const authority = await authorityUnderLock(scope, 'team.roles.manage')
  const role = await findCustomRole(scope.db, id)
  if (version !== undefined && version !== role.version) throw new Problem('changed_meanwhile')
  const changes = await changesOf(scope, role, edit)
  if (Object.keys(changes).length) {
    const edited = await writeEdit(scope, role, edit)
    checkRoleChange(authority, edited)
    await scope.record('role.changed', {
      resource: { type: 'role', id, name: edited.now.name },
      changes: { ...changes, ...recordedEffect(edited.affected) },
    })
    scope.announce('role.changed')
  }
  return findRoleDetail(scope.db, id, authority)
}

async function changesOf({ db }: TenantScope, role: StoredRole, edit: Edit): Promise<Changes> {
  const permissions = edit.permissions && [...new Set(edit.permissions)].sort()
  const isOther = permissions && permissions.join() !== [...role.own].sort().join()
  const isMoved = edit.parentRoleId !== undefined && edit.parentRoleId !== (role.parent?.id ?? null)
  const [parent] = isMoved && edit.parentRoleId ? await findRoles(db, [edit.parentRoleId]) : []
  return {
    ...fieldChanges(role, edit, ['name', 'description', 'rank']),
    ...(isMoved && { parent: { old: role.parent?.name ?? null, new: parent?.name ?? null } }),
    ...(isOther && { permissions: { old: [...role.own].sort(), new: permissions } }),
  }
}
