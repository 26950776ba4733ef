import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { MemberKind } from '#contract/shapes.ts'
import type { TenantDb } from '#database/connection.ts'

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

/** The roles with these ids as they can be seen from the tenant: its own and the predefined ones. Throws `not_found`. */
export async function findRoles(db: TenantDb, ids: readonly string[]): Promise<EffectiveRole[]> {
  const wanted = [...new Set(ids)]
  const rows = await db.execute<Row>(sql`select * from tenantry.authority_of_roles(${textArray(wanted)})`)
  if (rows.length !== wanted.length) throw new Problem('not_found', { detail: 'There is no such role.' })
  return rows.map(({ role_id, role_scope, ...role }) => ({ ...role, id: role_id, scope: role_scope }))
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
  return carried.map(({ role_id, role_scope, ...role }) => ({ ...role, id: role_id, scope: role_scope }))
}

/** A list of texts as one parameter. */
export const textArray = (values: readonly string[]) => sql`${sql.param([...values])}::text[]`
