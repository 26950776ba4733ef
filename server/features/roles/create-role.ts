import type { z } from 'zod'
import type { createRole as contract } from '#contract/roles.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { authorityUnderLock } from './authority-under-lock.ts'
import { findRoleDetail } from './get-role.ts'
import { makeRole } from './make-role.ts'

/** Creates a custom role. */
export async function createRole(scope: TenantScope, input: z.output<typeof contract.input>) {
  const authority = await authorityUnderLock(scope, 'team.roles.manage')
  const id = await makeRole(scope, authority, input)
  return findRoleDetail(scope.db, id, authority)
}
