import { sql } from 'drizzle-orm'
import type { BuiltinPermission } from '#contract/permissions.ts'
import { Problem } from '#contract/problems.ts'
import type { Authority } from '../../scopes/principal.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { lockTenant } from '../tenants/repository.ts'

/**
 * Locks the tenant, then reads anew what the asker may do: between the door and the lock somebody else's change may have
 * taken it away, and what they give now must be theirs now. Both statements leave at once and run one after the other, so
 * whatever is asked for beside this is read under the lock, in the same round trip. Throws `forbidden`.
 */
export async function authorityUnderLock(scope: TenantScope, permission: BuiltinPermission): Promise<Authority> {
  const { authority } = scope
  const [, rows] = await Promise.all([
    lockTenant(scope.db),
    authority.isOperator
      ? []
      : scope.db.execute<{ rank: number; permissions: string[] }>(sql`
          select a.* from tenantry.memberships m, tenantry.authority_of_membership(m.tenant_id, m.id) a
           where m.id = ${authority.membershipId} and m.status = 'active'`),
  ])
  if (authority.isOperator) return authority
  const [now] = rows
  if (!now?.permissions.includes(permission))
    throw new Problem('forbidden', { detail: `Needs the permission ${permission}.` })
  return { ...authority, rank: now.rank, permissions: new Set(now.permissions) }
}
