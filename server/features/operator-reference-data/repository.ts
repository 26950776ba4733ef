import { type SQL, sql } from 'drizzle-orm'
import { builtinPermissions } from '#contract/permissions.ts'
import type { ResourceType } from '#contract/reference-data.ts'
import type { OperatorDb } from '#database/connection.ts'
import { textArray } from '#database/text-array.ts'

type Row = Omit<ResourceType, 'createdAt' | 'updatedAt' | 'isRequired'> & { created_at: Date; updated_at: Date }

/** The types in the order of the catalogue. */
export async function findResourceTypes(db: OperatorDb, where: SQL = sql`true`): Promise<ResourceType[]> {
  const rows = await db.execute<Row>(sql`
    select t.code, t.label, t.category, t.description, t.is_active as "isActive", t.is_builtin as "isBuiltin",
           t.created_at, t.updated_at,
           array(select p.action from tenantry.permissions p where p.resource_type = t.code order by p.position) as actions,
           (select count(distinct (g.scope, g.role_id))::integer from tenantry.permissions p
              join tenantry.role_permissions g on g.permission = p.code where p.resource_type = t.code) as roles
      from tenantry.resource_types t where ${where} order by t.position, t.code`)
  return rows.map(({ created_at, updated_at, ...row }) => ({
    ...row,
    isRequired: isRequired(row),
    createdAt: created_at.toISOString(),
    updatedAt: updated_at.toISOString(),
  }))
}

/** Whether the platform itself asks for a permission of this type: without it nobody could manage their team any more. */
const isRequired = ({ code, isBuiltin }: Pick<ResourceType, 'code' | 'isBuiltin'>) =>
  isBuiltin && builtinPermissions.some((permission) => permission.slice(0, permission.lastIndexOf('.')) === code)

/** Makes changes of the catalogue queue up. To be awaited before it is read. */
export const lockCatalogue = (db: OperatorDb) =>
  db.execute(sql`select pg_advisory_xact_lock(hashtextextended('tenantry.catalogue', 0))`)

/** Types added by operators follow the built-in ones, in the order they were added. */
export async function insertResourceType(
  db: OperatorDb,
  type: { code: string; label: string; category: string; description: string; actions: readonly string[] },
): Promise<void> {
  const [row] = await db.execute<{ position: number }>(sql`
    insert into tenantry.resource_types (code, label, category, description, position)
    select ${type.code}, ${type.label}, ${type.category}, ${type.description}, greatest(max(position) + 10, 1000)
      from tenantry.resource_types
    returning position`)
  if (!row) throw new Error('The resource type was not written.')
  await db.execute(sql`
    insert into tenantry.permissions (code, resource_type, action, position)
    select ${type.code} || '.' || action, ${type.code}, action, ${row.position} * 10 + number
      from unnest(${textArray(type.actions)}) with ordinality a(action, number)`)
}

export type PredefinedRole = { readonly id: string; readonly name: string }

export const findPredefinedRoles = (db: OperatorDb, ids: readonly string[]) =>
  db.execute<PredefinedRole>(sql`
    select id, name from tenantry.roles where tenant_id is null and id = any (${textArray(ids)})
     order by rank desc, name`)

/** Lets predefined roles give all permissions of a type. */
export const grantType = (db: OperatorDb, code: string, roleIds: readonly string[], grantedBy: string) =>
  db.execute(sql`
    insert into tenantry.role_permissions (role_id, permission, granted_by)
    select r.id, p.code, ${grantedBy} from unnest(${textArray(roleIds)}) r(id), tenantry.permissions p
     where p.resource_type = ${code}
    on conflict do nothing`)

export const updateResourceType = (db: OperatorDb, { code, label, category, description, isActive }: ResourceType) =>
  db.execute(sql`
    update tenantry.resource_types
       set label = ${label}, category = ${category}, description = ${description}, is_active = ${isActive}, updated_at = now()
     where code = ${code}`)
