import { sql } from 'drizzle-orm'
import type { UserMembership } from '#contract/operator-users.ts'
import type { RoleBadge } from '#contract/shapes.ts'

export type MembershipRow = {
  id: string
  tenant: UserMembership['tenant']
  kind: UserMembership['kind']
  status: UserMembership['status'] | 'removed'
  roles: RoleBadge[]
  invitation_id: string | null
  joined_at: Date | null
  last_active_at: Date | null
  created_at: Date
  version: number
}

/** Of `tenantry.tenants t`. */
export const tenantBadge = sql`
  jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name, 'logoUrl', t.logo_url, 'status', t.status)`

/** The roles of `tenantry.memberships m`, its groups' included, highest rank first. */
export const heldRoles = sql`
  coalesce((
    select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'rank', r.rank) order by r.rank desc, r.name)
      from tenantry.roles r where (r.scope, r.id) in (
        select a.role_scope, a.role_id from tenantry.membership_roles a
         where a.tenant_id = m.tenant_id and a.membership_id = m.id
        union
        select g.role_scope, g.role_id from tenantry.group_members x
          join tenantry.group_roles g on g.tenant_id = x.tenant_id and g.group_id = x.group_id
         where x.tenant_id = m.tenant_id and x.membership_id = m.id)), '[]')`

/** The columns of `MembershipRow`, of `tenantry.memberships m` and its `tenantry.tenants t`. */
export const membershipColumns = sql`
  m.id, m.kind, m.status, m.joined_at, m.last_active_at, m.created_at, m.version, ${tenantBadge} as tenant,
  ${heldRoles} as roles,
  (select i.id from tenantry.invitations i
    where i.tenant_id = m.tenant_id and i.membership_id = m.id and i.status = 'pending') as invitation_id`

export const membershipOf = <S extends string>(row: Omit<MembershipRow, 'status'> & { status: S }) => ({
  id: row.id,
  tenant: row.tenant,
  kind: row.kind,
  status: row.status,
  roles: row.roles,
  rank: rankOf(row.roles),
  invitationId: row.invitation_id,
  joinedAt: row.joined_at?.toISOString() ?? null,
  lastActiveAt: row.last_active_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
  version: row.version,
})

/** The highest of the roles held; 0 without any. */
export const rankOf = (roles: readonly RoleBadge[]) => roles.reduce((rank, role) => Math.max(rank, role.rank), 0)
