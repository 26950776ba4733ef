import type { TenantRead } from '../../scopes/tenant.ts'
import { findListedRoles, listedRoleOf } from './role-list.ts'

/** The roles of this tenant and the predefined ones, highest rank first, each with what the asker may do with it. */
export async function listRoles(scope: TenantRead) {
  const [rows, { authority }] = await Promise.all([findListedRoles(scope.db), scope.entered()])
  return { items: rows.map((row) => listedRoleOf(row, authority)) }
}
