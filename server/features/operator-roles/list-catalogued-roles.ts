import { type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { CataloguedRole, listCataloguedRoles as contract } from '#contract/reference-data.ts'
import type { MemberKind } from '#contract/shapes.ts'
import type { OperatorDb } from '#database/connection.ts'
import { openPage, type Page } from '../../paging.ts'
import type { OperatorRead } from '../../scopes/operator-scope.ts'

type Input = z.output<typeof contract.input>

/** Predefined and custom roles of all tenants, highest rank first, with what refers to them. */
export async function listCataloguedRoles(scope: OperatorRead, input: Input) {
  const page = openPage(scope.platform.vault, 'catalogued roles', input, {
    by: sql`r.rank`,
    type: 'integer',
    direction: 'desc',
    id: sql`r.id`,
  })
  return page.answer(await findRoles(scope.db, input, page), roleOf)
}

type Row = Pick<CataloguedRole, 'id' | 'name' | 'rank' | 'description' | 'tenant' | 'parent' | 'tenants'> & {
  kind: MemberKind
  heirs: CataloguedRole['children']
  members: number
  invitations: number
  groups: number
  children: number
  own: number
  permissions: number
  page_key: readonly (string | null)[]
}

const relative = (role: SQL) =>
  sql`'id', ${role}.id, 'name', ${role}.name, 'rank', ${role}.rank, 'isPredefined', ${role}.tenant_id is null`

const findRoles = (db: OperatorDb, input: Input, page: Page) =>
  db.execute<Row>(sql`
    with page as materialized (
      select r.*, ${page.key} as page_key from tenantry.roles r
       where ${sql.join([page.after, ...conditionsOf(input)], sql` and `)} ${page.orderAndLimit})
    select r.id, r.name, r.rank, r.description, r.kind, r.page_key,
           (select jsonb_build_object('id', t.id, 'name', t.name, 'slug', t.slug) from tenantry.tenants t where t.id = r.tenant_id) as tenant,
           (select jsonb_build_object(${relative(sql`p`)}) from tenantry.roles p
             where p.scope = r.parent_scope and p.id = r.parent_id) as parent,
           coalesce((
             select jsonb_agg(c.heir order by c.rank desc, c.id) from (
               select c.id, c.rank, jsonb_build_object(${relative(sql`c`)}, 'tenant',
                        (select jsonb_build_object('id', t.id, 'name', t.name) from tenantry.tenants t where t.id = c.tenant_id)) as heir
                 from tenantry.roles c where c.parent_scope = r.scope and c.parent_id = r.id
                order by c.rank desc, c.id limit 50) c), '[]') as heirs,
           (select count(*)::integer from tenantry.roles c where c.parent_scope = r.scope and c.parent_id = r.id) as children,
           (select count(*)::integer from tenantry.group_roles g where g.role_scope = r.scope and g.role_id = r.id) as groups,
           h.members, h.invitations, h.tenants, g.own, g.permissions
      from page r
      cross join lateral (
        select count(*) filter (where m.status in ('active', 'suspended'))::integer as members,
               count(*) filter (where m.status = 'pending')::integer as invitations,
               count(distinct m.tenant_id) filter (where m.status in ('active', 'suspended'))::integer as tenants
          from tenantry.membership_roles a
          join tenantry.memberships m on m.tenant_id = a.tenant_id and m.id = a.membership_id and m.status <> 'removed'
         where a.role_scope = r.scope and a.role_id = r.id) h
      cross join lateral (
        select count(*) filter (where g.depth = 0)::integer as own, count(distinct g.permission)::integer as permissions
          from tenantry.grants_of_roles(array[r.id]) g) g
     order by r.rank desc, r.id desc`)

function conditionsOf({ q, predefined, tenantId }: Input) {
  return [
    ...(q ? [sql`strpos(tenantry.folded(r.name || ' ' || r.description), tenantry.folded(${q})) > 0`] : []),
    ...(predefined === undefined ? [] : [predefined ? sql`r.tenant_id is null` : sql`r.tenant_id is not null`]),
    ...(tenantId === undefined ? [] : [sql`r.tenant_id = ${tenantId}`]),
  ]
}

const roleOf = (row: Row): CataloguedRole => ({
  id: row.id,
  name: row.name,
  rank: row.rank,
  description: row.description,
  kind: row.kind,
  isPredefined: row.tenant === null,
  tenant: row.tenant,
  parent: row.parent,
  children: row.heirs,
  references: { members: row.members, invitations: row.invitations, groups: row.groups, children: row.children },
  tenants: row.tenants,
  ownPermissions: row.own,
  permissions: row.permissions,
})
