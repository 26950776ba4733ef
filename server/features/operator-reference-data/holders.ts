import { sql } from 'drizzle-orm'
import type { ResourceTypeHolders } from '#contract/reference-data.ts'
import type { OperatorDb } from '#database/connection.ts'

const mostRoles = 20

type Row = ResourceTypeHolders['byRole'][number]

/**
 * Who holds something of a resource type, or will once it is active again: through a role that gives it, one that inherits
 * from such a role, or a group that carries either. Permissions of a type come from nowhere else, so these are all whom
 * deactivating and reactivating it concerns.
 */
export async function findHolders(db: OperatorDb, code: string): Promise<ResourceTypeHolders> {
  const [row] = await db.execute<Omit<ResourceTypeHolders, 'byRole'> & { byRole: Row[] }>(sql`
    with recursive giving(scope, role_id) as (
      select distinct g.scope, g.role_id from tenantry.permissions p
        join tenantry.role_permissions g on g.permission = p.code where p.resource_type = ${code}),
    below(root_scope, root_id, scope, role_id, depth) as (
      select g.scope, g.role_id, g.scope, g.role_id, 0 from giving g
      union
      select b.root_scope, b.root_id, r.scope, r.id, b.depth + 1
        from below b join tenantry.roles r on r.parent_scope = b.scope and r.parent_id = b.role_id
       where b.depth < 8),
    held as (
      select b.root_scope, b.root_id, a.tenant_id, a.membership_id from below b
        join tenantry.membership_roles a on a.role_scope = b.scope and a.role_id = b.role_id
      union
      select b.root_scope, b.root_id, a.tenant_id, a.membership_id from below b
        join tenantry.group_roles g on g.role_scope = b.scope and g.role_id = b.role_id
        join tenantry.group_members a on a.tenant_id = g.tenant_id and a.group_id = g.group_id),
    holders as materialized (
      select h.* from held h
        join tenantry.memberships m on m.tenant_id = h.tenant_id and m.id = h.membership_id
       where m.status in ('active', 'suspended')),
    counted as (select root_id, count(*)::integer as members from holders group by root_id),
    by_role as (
      select r.id, r.name, r.rank, r.tenant_id, coalesce(c.members, 0) as members
        from giving g join tenantry.roles r on r.scope = g.scope and r.id = g.role_id
        left join counted c on c.root_id = r.id)
    select (select count(*)::integer from giving) as roles,
           (select count(distinct tenant_id)::integer from holders) as organizations,
           (select count(distinct (tenant_id, membership_id))::integer from holders) as members,
           coalesce((
             select jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'rank', b.rank, 'members', b.members, 'tenant',
                      (select jsonb_build_object('id', t.id, 'name', t.name) from tenantry.tenants t where t.id = b.tenant_id))
                      order by b.members desc, b.rank desc, b.id)
               from (select * from by_role order by members desc, rank desc, id limit ${mostRoles}) b), '[]') as "byRole"`)
  if (!row) throw new Error('The holders were not counted.')
  return row
}

/** The same for the trail, in numbers. */
export const recordedHolders = ({ roles, organizations, members }: ResourceTypeHolders) => ({
  concerned: { new: { members, organizations, roles } },
})
