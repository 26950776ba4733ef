import { sql } from 'drizzle-orm'
import type { MemberKind } from '#contract/shapes.ts'
import type { TenantDb } from '#database/connection.ts'
import { textArray } from '#database/text-array.ts'

/** A parent as the foreign key wants it. */
export type Parent = { readonly scope: string; readonly id: string }

export async function insertRole(
  db: TenantDb,
  role: {
    tenantId: string
    name: string
    description: string
    rank: number
    kind: MemberKind
    parent: Parent | null
    createdBy: string
  },
): Promise<string> {
  const [row] = await db.execute<{ id: string }>(sql`
    insert into tenantry.roles (tenant_id, name, description, rank, kind, parent_scope, parent_id, created_by)
    values (${role.tenantId}, ${role.name}, ${role.description}, ${role.rank}, ${role.kind},
            ${role.parent?.scope ?? null}, ${role.parent?.id ?? null}, ${role.createdBy})
    returning id`)
  if (!row) throw new Error('The role was not written.')
  return row.id
}

/** Writes the role's own columns and counts the version up. */
export const updateRole = (
  db: TenantDb,
  id: string,
  role: { name: string; description: string; rank: number },
  parent: Parent | null | undefined,
) =>
  db.execute(sql`
    update tenantry.roles
       set name = ${role.name}, description = ${role.description}, rank = ${role.rank},
           ${parent === undefined ? sql`` : sql`parent_scope = ${parent?.scope ?? null}, parent_id = ${parent?.id ?? null},`}
           version = version + 1, updated_at = now()
     where id = ${id}`)

export const insertGrants = (
  db: TenantDb,
  role: { tenantId: string; id: string },
  permissions: readonly string[],
  grantedBy: string,
) =>
  db.execute(sql`
    insert into tenantry.role_permissions (tenant_id, role_id, permission, granted_by)
    select ${role.tenantId}, ${role.id}, code, ${grantedBy} from unnest(${textArray(permissions)}) code
    on conflict do nothing`)

export const deleteGrants = (db: TenantDb, roleId: string, permissions: readonly string[]) =>
  db.execute(sql`
    delete from tenantry.role_permissions where role_id = ${roleId} and permission = any (${textArray(permissions)})`)

export const deleteRole = (db: TenantDb, id: string) => db.execute(sql`delete from tenantry.roles where id = ${id}`)

/** Memberships that were removed keep their rows for the history; they are no reason to keep a role. */
export const forgetRemovedHolders = (db: TenantDb, roleId: string) =>
  db.execute(sql`
    delete from tenantry.membership_roles a using tenantry.memberships m
     where a.role_id = ${roleId} and m.tenant_id = a.tenant_id and m.id = a.membership_id and m.status = 'removed'`)

/** Gives another role to whoever and whatever has this one; who did it and when is new. Answers the members moved. */
export async function moveReferences(
  db: TenantDb,
  tenantId: string,
  from: string,
  to: Parent,
  movedBy: string,
): Promise<string[]> {
  await db.execute(sql`
    insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id, granted_by)
    select a.tenant_id, a.membership_id, ${to.scope}, ${to.id}, ${movedBy} from tenantry.membership_roles a
     where a.tenant_id = ${tenantId} and a.role_id = ${from} on conflict do nothing`)
  await db.execute(sql`
    insert into tenantry.group_roles (tenant_id, group_id, role_scope, role_id, granted_by)
    select a.tenant_id, a.group_id, ${to.scope}, ${to.id}, ${movedBy} from tenantry.group_roles a
     where a.tenant_id = ${tenantId} and a.role_id = ${from} on conflict do nothing`)
  await db.execute(sql`
    update tenantry.groups set version = version + 1, updated_at = now()
     where id in (select group_id from tenantry.group_roles where role_id = ${from})`)
  await db.execute(sql`delete from tenantry.group_roles where role_id = ${from}`)
  const moved = await db.execute<{ membership_id: string }>(sql`
    delete from tenantry.membership_roles where role_id = ${from} returning membership_id`)
  await db.execute(sql`
    update tenantry.memberships set version = version + 1, updated_at = now()
     where id = any (${textArray(moved.map((row) => row.membership_id))})`)
  await db.execute(sql`
    update tenantry.roles set parent_scope = ${to.scope}, parent_id = ${to.id}, version = version + 1, updated_at = now()
     where parent_id = ${from}`)
  return moved.map((row) => row.membership_id)
}
