import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { checkPermission as contract } from '#contract/matrix.ts'
import type { TenantRead } from '../../scopes/tenant.ts'
import { findPaths } from './permission-paths.ts'

const askingMembership = sql`(
  select m.id from tenantry.memberships m
   where m.user_id = (select current_setting('tenantry.user_id', true)) and m.status = 'active')`

/** Whether the asker holds a permission. The door resolved that; the ways are told beside it. */
export async function checkPermission(scope: TenantRead, { permission }: z.output<typeof contract.input>) {
  const [paths, { authority }] = await Promise.all([findPaths(scope.db, askingMembership, permission), scope.entered()])
  return { permission, allowed: authority.permissions.has(permission), via: paths.get(permission) ?? [] }
}
