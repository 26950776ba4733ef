import type { z } from 'zod'
import type { grantPermission as contract } from '#contract/roles.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { authorityUnderLock } from './authority-under-lock.ts'
import { writeEdit } from './edit-role.ts'
import { findCustomRole } from './repository.ts'
import { recordedEffect } from './role-effect.ts'
import { checkRoleChange } from './role-rules.ts'

type Input = z.output<typeof contract.input>

export const grantPermission = (scope: TenantScope, input: Input) => toggle(scope, input, true)

export const revokePermission = (scope: TenantScope, input: Input) => toggle(scope, input, false)

/** One click in the matrix: a custom role gives a permission, or does so no longer. What is so already stays so. */
async function toggle(scope: TenantScope, { id, permission }: Input, isGiven: boolean) {
  const authority = await authorityUnderLock(scope, 'team.roles.manage')
  const role = await findCustomRole(scope.db, id)
  if (role.own.includes(permission) === isGiven) return { id, version: role.version, own: [...role.own], members: 0 }

  const own = isGiven ? [...role.own, permission].sort() : role.own.filter((code) => code !== permission)
  const edited = await writeEdit(scope, role, { permissions: own })
  checkRoleChange(authority, edited)
  await scope.record('role.permission_toggled', {
    resource: { type: 'role', id, name: role.name },
    changes: {
      [permission]: { old: !isGiven, new: isGiven },
      permissions: { old: [...role.own], new: own },
      ...recordedEffect(edited.affected),
    },
  })
  scope.announce('role.changed')
  const members = edited.affected.filter(({ status }) => status !== 'pending').length
  return { id, version: role.version + 1, own, members }
}
