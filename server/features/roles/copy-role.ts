import type { z } from 'zod'
import type { copyRole as contract } from '#contract/roles.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { authorityUnderLock } from './authority-under-lock.ts'
import { findRoleDetail } from './get-role.ts'
import { makeRole } from './make-role.ts'
import { findStoredRole } from './repository.ts'

/** Copies a role, predefined or own, into a custom one. What it gives is copied; later changes of it are not. */
export async function copyRole(scope: TenantScope, { id, name }: z.output<typeof contract.input>) {
  const authority = await authorityUnderLock(scope, 'team.roles.manage')
  const source = await findStoredRole(scope.db, id)
  const copy = await makeRole(scope, authority, {
    name,
    description: source.description,
    rank: source.rank,
    kind: source.kind,
    permissions: source.own,
    parentRoleId: source.parent?.id,
  })
  return findRoleDetail(scope.db, copy, authority)
}
