import { sql } from 'drizzle-orm'
import type { MatrixRole, PermissionCategory } from '#contract/matrix.ts'
import type { MemberKind } from '#contract/shapes.ts'
import type { TenantDb } from '#database/connection.ts'
import type { Authority } from '../../scopes/principal.ts'
import type { TenantRead } from '../../scopes/tenant.ts'
import { refusalToGive } from '../roles/giving-rules.ts'

/** The catalogue in force and what each role gives of it, in one round trip. */
export async function getMatrix(scope: TenantRead) {
  const [types, roles, { authority }] = await Promise.all([
    findTypes(scope.db),
    findRoleColumns(scope.db),
    scope.entered(),
  ])
  return { categories: byCategory(types), roles: roles.map((row) => columnOf(row, authority)) }
}

type TypeRow = PermissionCategory['resourceTypes'][number] & { category: string }

const findTypes = (db: TenantDb) =>
  db.execute<TypeRow>(sql`
    select t.category, t.code, t.label, t.description, t.is_builtin as "isBuiltin",
           array(select p.action from tenantry.permissions p where p.resource_type = t.code order by p.position) as actions
      from tenantry.resource_types t where t.is_active order by t.position, t.code`)

/** A category stands where its first type stands; types added later join theirs. */
function byCategory(rows: readonly TypeRow[]): PermissionCategory[] {
  const found = new Map<string, PermissionCategory['resourceTypes']>()
  for (const { category, ...type } of rows) found.set(category, [...(found.get(category) ?? []), type])
  return [...found].map(([category, resourceTypes]) => ({ category, resourceTypes }))
}

type RoleRow = {
  id: string
  scope: string
  name: string
  rank: number
  kind: MemberKind
  version: number
  own: string[]
  inherited: string[]
  is_held: boolean
}

const findRoleColumns = (db: TenantDb) =>
  db.execute<RoleRow>(sql`
    with given as materialized (
      select g.root_scope, g.root_id,
             array_agg(g.permission order by g.permission) filter (where g.depth = 0) as own,
             array_agg(distinct g.permission) filter (where g.depth > 0) as inherited
        from tenantry.grants_of_roles(array(select id from tenantry.roles)) g group by 1, 2),
    held as materialized (
      select h.scope, h.role_id from tenantry.memberships m, tenantry.held_roles(m.tenant_id, m.id) h
       where m.user_id = (select current_setting('tenantry.user_id', true)) and m.status = 'active')
    select r.id, r.scope, r.name, r.rank, r.kind, r.version, coalesce(g.own, '{}') as own,
           coalesce(g.inherited, '{}') as inherited, (r.scope, r.id) in (select scope, role_id from held) as is_held
      from tenantry.roles r left join given g on g.root_scope = r.scope and g.root_id = r.id
     order by r.rank desc, r.name, r.id`)

function columnOf({ scope, is_held, ...row }: RoleRow, authority: Authority): MatrixRole {
  const isGivable = refusalToGive(authority, { ...row, permissions: [...row.own, ...row.inherited] }) === undefined
  const isFree = authority.isOperator || !is_held
  return { ...row, isPredefined: scope === '', isEditable: scope !== '' && isGivable && isFree }
}
