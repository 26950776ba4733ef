import { type SQL, sql } from 'drizzle-orm'
import type { PermissionPath } from '#contract/matrix.ts'
import type { TenantDb } from '#database/connection.ts'

type GrantRow = {
  permission: string
  group_id: string | null
  held_as: string
  depth: number
  granted_by: string | null
  granted_at: Date
}
type HeldRow = {
  role_id: string
  group_id: string | null
  group_name: string
  assigned_by: string | null
  assigned_at: Date
  joined_by: string | null
  joined_at: Date
}
type ChainRow = { role_id: string; chain: PermissionPath['roles'] }

/**
 * Every way by which a membership holds something, per permission, in the order of their codes: the resolver's own rows,
 * told as chains. The three statements travel together.
 *
 * @param membership SQL for its id
 * @param permission only this one, when given
 */
export async function findPaths(
  db: TenantDb,
  membership: SQL,
  permission?: string,
): Promise<ReadonlyMap<string, PermissionPath[]>> {
  const [grants, held, chains] = await Promise.all([
    findGrants(db, membership, permission),
    findHeld(db, membership),
    findChains(db, membership),
  ])
  const heldBy = new Map(held.map((row) => [keyOf(row.group_id, row.role_id), row]))
  const chainOf = new Map(chains.map((row) => [row.role_id, row.chain]))
  const paths = new Map<string, PermissionPath[]>()
  for (const grant of grants) {
    const start = heldBy.get(keyOf(grant.group_id, grant.held_as))
    if (!start) continue
    const path = pathOf(grant, start, chainOf.get(grant.held_as) ?? [])
    paths.set(grant.permission, [...(paths.get(grant.permission) ?? []), path])
  }
  return paths
}

const keyOf = (groupId: string | null, roleId: string) => `${groupId ?? ''} ${roleId}`

const pathOf = (grant: GrantRow, held: HeldRow, chain: PermissionPath['roles']): PermissionPath => ({
  group: held.group_id
    ? { id: held.group_id, name: held.group_name, joined: hand(held.joined_by, held.joined_at) }
    : null,
  roles: chain.slice(0, grant.depth + 1),
  assigned: hand(held.assigned_by, held.assigned_at),
  granted: hand(grant.granted_by, grant.granted_at),
})

const hand = (name: string | null, at: Date) => ({ by: name === null ? null : { name }, at: at.toISOString() })

const tenant = sql`(select current_setting('tenantry.tenant_id', true))`

/** A person's name as this organization knows it; nobody's outside of it. */
const nameOf = (userId: SQL) =>
  sql`(select coalesce(nullif(w.name, ''), w.email) from tenantry.memberships w
             where w.user_id = ${userId} order by w.created_at desc limit 1)`

const findGrants = (db: TenantDb, membership: SQL, permission: string | undefined) =>
  db.execute<GrantRow>(sql`
    select g.permission, g.group_id, g.held_as, g.depth, g.granted_at, ${nameOf(sql`g.granted_by`)} as granted_by
      from tenantry.grants_of_membership(${tenant}, ${membership}) g
     where ${permission === undefined ? sql`true` : sql`g.permission = ${permission}`}
     order by g.permission, g.group_id nulls first, g.depth, g.held_as`)

const findHeld = (db: TenantDb, membership: SQL) =>
  db.execute<HeldRow>(sql`
    select a.role_id, null as group_id, '' as group_name, ${nameOf(sql`a.granted_by`)} as assigned_by,
           a.granted_at as assigned_at, null as joined_by, a.granted_at as joined_at
      from tenantry.membership_roles a where a.tenant_id = ${tenant} and a.membership_id = ${membership}
    union all
    select r.role_id, g.id, g.name, ${nameOf(sql`r.granted_by`)}, r.granted_at, ${nameOf(sql`m.added_by`)}, m.added_at
      from tenantry.group_members m
      join tenantry.groups g on g.tenant_id = m.tenant_id and g.id = m.group_id
      join tenantry.group_roles r on r.tenant_id = m.tenant_id and r.group_id = m.group_id
     where m.tenant_id = ${tenant} and m.membership_id = ${membership}`)

const findChains = (db: TenantDb, membership: SQL) =>
  db.execute<ChainRow>(sql`
    select l.root_id as role_id, jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'rank', r.rank,
             'isPredefined', r.scope = '') order by l.depth) as chain
      from tenantry.lineage_of_roles(array(
             select h.role_id from tenantry.held_roles(${tenant}, ${membership}) h where h.depth = 0)) l
      join tenantry.roles r on r.scope = l.scope and r.id = l.role_id
     group by l.root_id`)
