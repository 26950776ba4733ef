import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { MemberKind } from '#contract/shapes.ts'
import type { TenantDb } from '#database/connection.ts'
import { textArray } from '#database/text-array.ts'

export type EffectiveRole = {
  readonly id: string
  readonly scope: string
  readonly name: string
  readonly kind: MemberKind
  readonly rank: number
  /** Own and inherited. */
  readonly permissions: readonly string[]
}

type Row = { role_id: string; role_scope: string; name: string; kind: MemberKind; rank: number; permissions: string[] }

const roleOf = ({ role_id, role_scope, ...role }: Row): EffectiveRole => ({ ...role, id: role_id, scope: role_scope })

/** The roles with these ids as they can be seen from the tenant: its own and the predefined ones. Throws `not_found`. */
export async function findRoles(db: TenantDb, ids: readonly string[]): Promise<EffectiveRole[]> {
  const wanted = [...new Set(ids)]
  const rows = await db.execute<Row>(sql`select * from tenantry.authority_of_roles(${textArray(wanted)})`)
  if (rows.length !== wanted.length) throw new Problem('not_found', { detail: 'There is no such role.' })
  return rows.map(roleOf)
}

/** The roles that these groups carry. Throws `not_found` for a group that is not the tenant's. */
export async function findRolesOfGroups(db: TenantDb, groupIds: readonly string[]): Promise<EffectiveRole[]> {
  const wanted = [...new Set(groupIds)]
  const [found, carried] = await Promise.all([
    db.execute<{ id: string }>(sql`select id from tenantry.groups where id = any (${textArray(wanted)})`),
    db.execute<Row>(sql`
      select a.* from tenantry.authority_of_roles(array(
        select role_id from tenantry.group_roles where group_id = any (${textArray(wanted)}))) a`),
  ])
  if (found.length !== wanted.length) throw new Problem('not_found', { detail: 'There is no such group.' })
  return carried.map(roleOf)
}

/** What a membership holds or would hold: its own roles and those its groups carry. */
export async function findRolesOfMembership(db: TenantDb, tenantId: string, id: string): Promise<EffectiveRole[]> {
  const rows = await db.execute<Row>(sql`
    select a.* from tenantry.authority_of_roles(array(
      select h.role_id from tenantry.held_roles(${tenantId}, ${id}) h where h.depth = 0)) a`)
  return rows.map(roleOf)
}

/** A role and the roles that inherit from it, with what they give; the role itself comes first. */
export async function findRoleAndHeirs(db: TenantDb, id: string): Promise<EffectiveRole[]> {
  const rows = await db.execute<Row>(sql`
    select a.* from tenantry.authority_of_roles(array(
      select l.root_id from tenantry.lineage_of_roles(array(select id from tenantry.roles where tenant_id is not null)) l
       where l.role_id = ${id})) a
     order by a.role_id <> ${id}`)
  return rows.map(roleOf)
}

/** A custom role as it is stored. */
export type StoredRole = {
  readonly id: string
  readonly scope: string
  readonly name: string
  readonly description: string
  readonly kind: MemberKind
  readonly rank: number
  readonly parent: { readonly id: string; readonly name: string } | null
  readonly version: number
  /** Given by the role itself and in force. */
  readonly own: readonly string[]
  /** Given by the role itself, of resource types that are inactive: kept as they are until those come back. */
  readonly dormant: readonly string[]
}

/** Reads a role. Throws `not_found`. */
export async function findStoredRole(db: TenantDb, id: string): Promise<StoredRole> {
  const [row] = await db.execute<StoredRole>(sql`
    select r.id, r.scope, r.name, r.description, r.kind, r.rank, r.version,
           (select jsonb_build_object('id', p.id, 'name', p.name) from tenantry.roles p
             where p.scope = r.parent_scope and p.id = r.parent_id) as parent,
           array(select g.permission from tenantry.grants_of_roles(array[r.id]) g where g.depth = 0 order by 1) as own,
           array(select g.permission from tenantry.role_permissions g
                   join tenantry.permissions p on p.code = g.permission
                   join tenantry.resource_types t on t.code = p.resource_type and not t.is_active
                  where g.scope = r.scope and g.role_id = r.id order by 1) as dormant
      from tenantry.roles r where r.id = ${id}`)
  if (!row) throw new Problem('not_found')
  return row
}

/** Reads a role that may be changed. Throws `not_found`, `role_predefined`. */
export async function findCustomRole(db: TenantDb, id: string): Promise<StoredRole> {
  const role = await findStoredRole(db, id)
  if (role.scope === '') throw new Problem('role_predefined')
  return role
}

/** What a role has from its ancestors. */
export async function findInherited(db: TenantDb, id: string): Promise<string[]> {
  const rows = await db.execute<{ permission: string }>(sql`
    select distinct g.permission from tenantry.grants_of_roles(array[${id}]::text[]) g where g.depth > 0 order by 1`)
  return rows.map(({ permission }) => permission)
}

/** Which of these permissions exist, and whether they are in force. */
export async function findPermissions(db: TenantDb, codes: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  const rows = await db.execute<{ code: string; is_active: boolean }>(sql`
    select p.code, t.is_active from tenantry.permissions p join tenantry.resource_types t on t.code = p.resource_type
     where p.code = any (${textArray(codes)})`)
  return new Map(rows.map(({ code, is_active }) => [code, is_active]))
}

export async function isPredefinedName(db: TenantDb, name: string): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from tenantry.roles where scope = '' and tenantry.folded(name) = tenantry.folded(${name})`)
  return rows.length > 0
}
