import { type SQL, sql } from 'drizzle-orm'
import type { MemberKind, RoleBadge } from '#contract/shapes.ts'
import type { IdentityDb } from '#database/connection.ts'

export type OpenTenant = {
  readonly membershipId: string
  readonly tenant: {
    readonly id: string
    readonly slug: string
    readonly name: string
    readonly type: string
    readonly logoUrl: string | null
  }
  readonly kind: MemberKind
  readonly rank: number
  readonly roles: readonly RoleBadge[]
  readonly lastActiveAt: Date | null
  readonly permissions: readonly string[]
  readonly secondFactorRequired: boolean
}

/** A person's active memberships in active tenants, last used first. The one source of picker, switcher, landing and "me". */
export async function findOpenTenants(db: IdentityDb, user: SQL | string): Promise<OpenTenant[]> {
  const rows = await db.execute<{
    membership_id: string
    tenant_id: string
    slug: string
    name: string
    type: string
    logo_url: string | null
    kind: MemberKind
    rank: number
    roles: RoleBadge[]
    last_active_at: Date | null
    permissions: string[]
    second_factor_required: boolean
  }>(sql`select * from tenantry.memberships_of(${user})`)
  return rows.map((row) => ({
    membershipId: row.membership_id,
    tenant: { id: row.tenant_id, slug: row.slug, name: row.name, type: row.type, logoUrl: row.logo_url },
    kind: row.kind,
    rank: row.rank,
    roles: row.roles.toSorted((one, other) => other.rank - one.rank),
    lastActiveAt: row.last_active_at,
    permissions: row.permissions,
    secondFactorRequired: row.second_factor_required,
  }))
}
