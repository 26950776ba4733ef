import { sql } from 'drizzle-orm'
import type { AccountTenant } from '#contract/account.ts'
import type { UserRead } from '../../scopes/user.ts'

type Row = {
  tenant_id: string
  slug: string
  name: string
  logo_url: string | null
  status: AccountTenant['status']
  kind: AccountTenant['kind']
  roles: AccountTenant['roles']
  is_last_admin: boolean
  joined_at: Date | null
  last_active_at: Date | null
}

/** The organizations one belongs to, suspended ones included, with what stands in the way of leaving. */
export async function listAccountTenants(scope: UserRead) {
  const [rows, { defaultTenantId }] = await Promise.all([
    scope.db.execute<Row>(sql`select * from tenantry.memberships_of_asker()`),
    scope.entered(),
  ])
  return {
    items: rows.map((row) => ({
      id: row.tenant_id,
      slug: row.slug,
      name: row.name,
      logoUrl: row.logo_url,
      status: row.status,
      kind: row.kind,
      roles: row.roles.toSorted((one, other) => other.rank - one.rank),
      isDefault: row.tenant_id === defaultTenantId,
      isLastAdmin: row.is_last_admin,
      joinedAt: row.joined_at,
      lastActiveAt: row.last_active_at,
    })),
  }
}
