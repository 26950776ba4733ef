import { type SQL, sql } from 'drizzle-orm'
import type { ListedRole } from '#contract/roles.ts'
import type { MemberKind } from '#contract/shapes.ts'
import type { TenantDb } from '#database/connection.ts'
import type { Authority } from '../../scopes/principal.ts'
import { refusalToGive } from './giving-rules.ts'

export type ListedRoleRow = {
  role_id: string
  role_scope: string
  name: string
  kind: MemberKind
  rank: number
  permissions: string[]
  description: string
  version: number
  own_count: number
  parent: ListedRole['parent']
  members: number
  invitations: number
  groups: number
  children: number
  is_held: boolean
}

/**
 * Roles as lists show them, with what refers to each. Whoever asks is known from the door, so that this travels with it.
 *
 * @param where a condition on `r`; none for all roles
 */
export const findListedRoles = <R extends ListedRoleRow = ListedRoleRow>(
  db: TenantDb,
  where: SQL = sql`true`,
  further: SQL = sql``,
) =>
  db.execute<R>(sql`
    with asked as (select r.* from tenantry.roles r where ${where}),
    held as materialized (
      select h.scope, h.role_id from tenantry.memberships m, tenantry.held_roles(m.tenant_id, m.id) h
       where m.user_id = (select current_setting('tenantry.user_id', true)) and m.status = 'active'),
    holders as materialized (
      select a.role_scope, a.role_id, count(*) filter (where m.status in ('active', 'suspended'))::integer as members,
             count(*) filter (where m.status = 'pending')::integer as invitations
        from tenantry.membership_roles a
        join tenantry.memberships m on m.tenant_id = a.tenant_id and m.id = a.membership_id and m.status <> 'removed'
       where a.role_id in (select id from asked)
       group by 1, 2),
    given as materialized (
      select g.root_scope, g.root_id, array_agg(distinct g.permission) as permissions,
             count(*) filter (where g.depth = 0)::integer as own_count
        from tenantry.grants_of_roles(array(select id from asked)) g group by 1, 2)
    select r.id as role_id, r.scope as role_scope, r.name, r.kind, r.rank, r.description, r.version,
           coalesce(v.permissions, '{}') as permissions, coalesce(v.own_count, 0) as own_count, coalesce(h.members, 0) as members, coalesce(h.invitations, 0) as invitations,
           (select jsonb_build_object('id', p.id, 'name', p.name, 'rank', p.rank, 'isPredefined', p.scope = '')
              from tenantry.roles p where p.scope = r.parent_scope and p.id = r.parent_id) as parent,
           (select count(*)::integer from tenantry.group_roles g where g.role_scope = r.scope and g.role_id = r.id) as groups,
           (select count(*)::integer from tenantry.roles c where c.parent_scope = r.scope and c.parent_id = r.id) as children,
           (r.scope, r.id) in (select scope, role_id from held) as is_held ${further}
      from asked r
      left join given v on v.root_scope = r.scope and v.root_id = r.id
      left join holders h on h.role_scope = r.scope and h.role_id = r.id
     order by r.rank desc, r.name, r.id`)

export const listedRoleOf = (row: ListedRoleRow, authority: Authority): ListedRole => ({
  id: row.role_id,
  name: row.name,
  rank: row.rank,
  description: row.description,
  kind: row.kind,
  isPredefined: row.role_scope === '',
  parent: row.parent,
  members: row.members,
  references: { members: row.members, invitations: row.invitations, groups: row.groups, children: row.children },
  ownPermissions: row.own_count,
  permissions: row.permissions.length,
  isGivable: refusalToGive(authority, row) === undefined,
  isHeld: row.is_held,
  isEditable: row.role_scope !== '' && refusalToGive(authority, row) === undefined && isFree(row, authority),
  version: row.version,
})

const isFree = (row: ListedRoleRow, authority: Authority) => authority.isOperator || !row.is_held
