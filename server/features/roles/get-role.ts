import { type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Problem } from '#contract/problems.ts'
import type { getRole as contract, RoleDetail } from '#contract/roles.ts'
import type { TenantDb } from '#database/connection.ts'
import type { Authority } from '../../scopes/principal.ts'
import type { TenantRead } from '../../scopes/tenant.ts'
import { findListedRoles, type ListedRoleRow, listedRoleOf } from './role-list.ts'

/** One role with what it gives, what it inherits and from where. */
export async function getRole(scope: TenantRead, { id }: z.output<typeof contract.input>) {
  const [rows, { authority }] = await Promise.all([findDetails(scope.db, id), scope.entered()])
  return detailOf(rows, authority)
}

/** The same for a change that has just been made. */
export const findRoleDetail = async (db: TenantDb, id: string, authority: Authority) =>
  detailOf(await findDetails(db, id), authority)

type Row = ListedRoleRow &
  Pick<RoleDetail, 'own' | 'inherited' | 'ancestors'> & {
    heirs: RoleDetail['children']
    created_at: Date
    updated_at: Date
  }

function detailOf([row]: readonly Row[], authority: Authority): z.input<typeof contract.output> {
  if (!row) throw new Problem('not_found')
  return {
    ...listedRoleOf(row, authority),
    own: row.own,
    inherited: row.inherited,
    ancestors: row.ancestors,
    children: row.heirs,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

const relative = (role: SQL) =>
  sql`jsonb_build_object('id', ${role}.id, 'name', ${role}.name, 'rank', ${role}.rank, 'isPredefined', ${role}.scope = '')`

const findDetails = (db: TenantDb, id: string) =>
  findListedRoles<Row>(
    db,
    sql`r.id = ${id}`,
    sql`, r.created_at, r.updated_at,
      array(select g.permission from tenantry.grants_of_roles(array[r.id]) g where g.depth = 0 order by 1) as own,
      coalesce((
        select jsonb_agg(jsonb_build_object('permission', n.permission, 'from', n.giver) order by n.permission)
          from (select distinct on (g.permission) g.permission, ${relative(sql`p`)} as giver
                  from tenantry.grants_of_roles(array[r.id]) g join tenantry.roles p on p.scope = g.scope and p.id = g.role_id
                 where g.depth > 0 order by g.permission, g.depth) n), '[]') as inherited,
      coalesce((
        select jsonb_agg(${relative(sql`p`)} order by l.depth)
          from tenantry.lineage_of_roles(array[r.id]) l join tenantry.roles p on p.scope = l.scope and p.id = l.role_id
         where l.depth > 0), '[]') as ancestors,
      coalesce((
        select jsonb_agg(${relative(sql`c`)} order by c.rank desc, c.name)
          from tenantry.roles c where c.parent_scope = r.scope and c.parent_id = r.id), '[]') as heirs`,
  )
