import { type SQL, sql } from 'drizzle-orm'
import type { GroupDetail } from '#contract/groups.ts'
import { Problem } from '#contract/problems.ts'
import type { RoleBadge } from '#contract/shapes.ts'
import type { TenantDb } from '#database/connection.ts'
import { textArray } from '#database/text-array.ts'
import type { Page } from '../../paging.ts'

type CarriedRole = RoleBadge & { readonly permissions: readonly string[] }

export type GroupRow = {
  id: string
  name: string
  description: string
  carried: CarriedRole[]
  members: number
  is_own: boolean
  created_at: Date
  version: number
}

const columns = sql`g.id, g.name, g.description, g.created_at, g.version,
  coalesce((
    select jsonb_agg(jsonb_build_object('id', a.role_id, 'name', a.name, 'rank', a.rank, 'permissions', a.permissions)
             order by a.rank desc, a.name)
      from tenantry.authority_of_roles(array(
        select r.role_id from tenantry.group_roles r where r.tenant_id = g.tenant_id and r.group_id = g.id)) a), '[]') as carried,
  (select count(*)::integer from tenantry.group_members a
     join tenantry.memberships m on m.tenant_id = a.tenant_id and m.id = a.membership_id and m.status <> 'removed'
    where a.tenant_id = g.tenant_id and a.group_id = g.id) as members,
  exists (select 1 from tenantry.group_members a
     join tenantry.memberships m on m.tenant_id = a.tenant_id and m.id = a.membership_id and m.status = 'active'
    where a.tenant_id = g.tenant_id and a.group_id = g.id
      and m.user_id = (select current_setting('tenantry.user_id', true))) as is_own`

export const findGroupPage = (db: TenantDb, q: string | undefined, page: Page) =>
  db.execute<GroupRow & { page_key: readonly (string | null)[] }>(sql`
    select ${columns}, ${page.key} as page_key from tenantry.groups g
     where ${page.after} and ${matching(q)} ${page.orderAndLimit}`)

const matching = (q: string | undefined): SQL =>
  q ? sql`strpos(tenantry.folded(g.name || ' ' || g.description), tenantry.folded(${q})) > 0` : sql`true`

export const findGroupRow = (db: TenantDb, id: string) =>
  db.execute<GroupRow>(sql`select ${columns} from tenantry.groups g where g.id = ${id}`)

export type GroupPerson = Pick<GroupDetail['people'][number], 'id' | 'name' | 'email' | 'status' | 'rank'> & {
  readonly user_id: string
}

/** Who is in a group, by name, each with their rank. */
export const findGroupPeople = (db: TenantDb, id: string) =>
  db.execute<GroupPerson>(sql`
    with people as materialized (
      select m.id, m.user_id, m.name, m.email, m.status
        from tenantry.group_members a
        join tenantry.memberships m on m.tenant_id = a.tenant_id and m.id = a.membership_id and m.status <> 'removed'
       where a.group_id = ${id})
    select p.*, s.rank from people p
      join (select unnest(s.membership_ids) as id, s.rank
              from tenantry.standings((select current_setting('tenantry.tenant_id', true)), array(select id from people)) s) s
        on s.id = p.id
     order by tenantry.listed_name(p.name, p.email), p.id`)

/** A group as it is stored. */
export type Group = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly version: number
  readonly roleIds: readonly string[]
  /** Of members that are not removed. */
  readonly membershipIds: readonly string[]
}

/** Reads a group. Throws `not_found`. */
export async function findGroup(db: TenantDb, id: string): Promise<Group> {
  const [row] = await db.execute<Group>(sql`
    select g.id, g.name, g.description, g.version,
           array(select r.role_id from tenantry.group_roles r where r.tenant_id = g.tenant_id and r.group_id = g.id) as "roleIds",
           array(select m.id from tenantry.group_members a
                   join tenantry.memberships m on m.tenant_id = a.tenant_id and m.id = a.membership_id and m.status <> 'removed'
                  where a.tenant_id = g.tenant_id and a.group_id = g.id) as "membershipIds"
      from tenantry.groups g where g.id = ${id}`)
  if (!row) throw new Problem('not_found')
  return row
}

type Place = { readonly tenantId: string; readonly groupId: string }

export async function insertGroup(
  db: TenantDb,
  group: { tenantId: string; name: string; description: string },
): Promise<string> {
  const [row] = await db.execute<{ id: string }>(sql`
    insert into tenantry.groups (tenant_id, name, description)
    values (${group.tenantId}, ${group.name}, ${group.description}) returning id`)
  if (!row) throw new Error('The group was not written.')
  return row.id
}

/** Writes the group's own columns and counts the version up. */
export const updateGroup = (db: TenantDb, id: string, group: { name: string; description: string }) =>
  db.execute(sql`
    update tenantry.groups
       set name = ${group.name}, description = ${group.description}, version = version + 1, updated_at = now()
     where id = ${id}`)

export const deleteGroupRow = (db: TenantDb, id: string) =>
  db.execute(sql`delete from tenantry.groups where id = ${id}`)

export const insertCarried = (
  db: TenantDb,
  { tenantId, groupId }: Place,
  roles: readonly { readonly scope: string; readonly id: string }[],
  grantedBy: string,
) =>
  db.execute(sql`
    insert into tenantry.group_roles (tenant_id, group_id, role_scope, role_id, granted_by)
    select ${tenantId}, ${groupId}, scope, id, ${grantedBy}
      from unnest(${textArray(roles.map(({ scope }) => scope))}, ${textArray(roles.map(({ id }) => id))}) r(scope, id)`)

export const deleteCarried = (db: TenantDb, { groupId }: Place, roleIds: readonly string[]) =>
  db.execute(sql`
    delete from tenantry.group_roles where group_id = ${groupId} and role_id = any (${textArray(roleIds)})`)

export const insertMembers = (
  db: TenantDb,
  { tenantId, groupId }: Place,
  membershipIds: readonly string[],
  addedBy: string,
) =>
  db.execute(sql`
    insert into tenantry.group_members (tenant_id, group_id, membership_id, added_by)
    select ${tenantId}, ${groupId}, id, ${addedBy} from unnest(${textArray(membershipIds)}) id on conflict do nothing`)

export const deleteMembers = (db: TenantDb, { groupId }: Place, membershipIds: readonly string[]) =>
  db.execute(sql`
    delete from tenantry.group_members where group_id = ${groupId} and membership_id = any (${textArray(membershipIds)})`)

/** Counts the versions of these members up: what they hold has changed. */
export const touchMembers = (db: TenantDb, membershipIds: readonly string[]) =>
  db.execute(sql`
    update tenantry.memberships set version = version + 1, updated_at = now() where id = any (${textArray(membershipIds)})`)
