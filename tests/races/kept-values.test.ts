// What is kept beside a role and a membership for the door to read (roles.grants, memberships.role_ids and group_ids) says
// the same as the rows it is made from, whoever changes them and whatever else changes at the same moment.
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '#tests/test-database.ts'

let database: TestDatabase
let clients: pg.Client[]
let [one, other]: pg.Client[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  clients = [0, 1].map(() => new pg.Client({ connectionString: database.urls.admin }))
  for (const client of clients) await client.connect()
  ;[one, other] = clients
  await sql(`
    insert into tenantry.users (id, email) values ('usr_ada', 'ada@example.com');
    insert into tenantry.tenants (id, slug, name) values ('ten_north', 'north', 'North');
    insert into tenantry.memberships (tenant_id, id, user_id, status, email) values ('ten_north', 'mem_ada', 'usr_ada', 'active', 'ada@example.com');
    insert into tenantry.groups (tenant_id, id, name) values ('ten_north', 'grp_a', 'A'), ('ten_north', 'grp_b', 'B')`)
})
afterAll(async () => {
  for (const client of clients ?? []) await client.end()
  await database?.close()
})

beforeEach(() =>
  sql(`
    delete from tenantry.membership_roles; delete from tenantry.group_members; delete from tenantry.roles where tenant_id is not null;
    update tenantry.resource_types set is_active = true where not is_active;
    insert into tenantry.roles (id, tenant_id, name, rank) values ('rol_own', 'ten_north', 'Own', 10)`),
)

const sql = (text: string) => (one as pg.Client).query(text)
const give = (permission: string) =>
  `insert into tenantry.role_permissions (tenant_id, role_id, permission) values ('ten_north', 'rol_own', '${permission}')`
const grant = (role: string) =>
  `insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id) values ('ten_north', 'mem_ada', '', '${role}')`
const join = (group: string) =>
  `insert into tenantry.group_members (tenant_id, membership_id, group_id) values ('ten_north', 'mem_ada', '${group}')`

/** Two transactions open at once: the second begins, and does its work, before the first has ended. */
async function atOnce(first: string, second: string): Promise<void> {
  const [a, b] = [one as pg.Client, other as pg.Client]
  await a.query('begin')
  await b.query('begin')
  await a.query(first)
  const waiting = b.query(second)
  await new Promise((resolve) => setTimeout(resolve, 50))
  await a.query('commit')
  await waiting
  await b.query('commit')
}

const grants = async () => (await sql(`select grants from tenantry.roles where id = 'rol_own'`)).rows[0].grants
const held = async () =>
  (await sql(`select role_ids, group_ids from tenantry.memberships where id = 'mem_ada'`)).rows[0]

it('keeps both of two grants given to a role at once', async () => {
  await atOnce(give('orders.view'), give('orders.manage'))
  expect(await grants()).toEqual(['orders.manage', 'orders.view'])
})

it('keeps one given while another is taken', async () => {
  await sql(give('orders.view'))
  await atOnce(
    give('orders.manage'),
    `delete from tenantry.role_permissions where role_id = 'rol_own' and permission = 'orders.view'`,
  )
  expect(await grants()).toEqual(['orders.manage'])
})

it.each([
  ['first', true],
  ['last', false],
])('gives nothing of a type that is switched off %s', async (_when, isSwitchedFirst) => {
  const off = `update tenantry.resource_types set is_active = false where code = 'orders'`
  await (isSwitchedFirst ? atOnce(off, give('orders.view')) : atOnce(give('orders.view'), off))
  expect(await grants()).toEqual([])
  await sql(`update tenantry.resource_types set is_active = true where code = 'orders'`)
  expect(await grants()).toEqual(['orders.view'])
})

it('keeps both of two roles, and both of two groups, given to a member at once', async () => {
  await atOnce(grant('rol_viewer'), grant('rol_finance'))
  await atOnce(join('grp_b'), join('grp_a'))
  expect(await held()).toEqual({ role_ids: ['rol_finance', 'rol_viewer'], group_ids: ['grp_a', 'grp_b'] })
})

it('follows what a deletion takes along, while something else is given', async () => {
  await sql(`insert into tenantry.groups (tenant_id, id, name) values ('ten_north', 'grp_c', 'C')`)
  await sql(join('grp_c'))
  await atOnce(`delete from tenantry.groups where id = 'grp_c'`, join('grp_a'))
  expect(await held()).toMatchObject({ group_ids: ['grp_a'] })
})

it('follows rows that are changed by hand', async () => {
  await sql(grant('rol_viewer'))
  await sql(give('orders.view'))
  await sql(`update tenantry.membership_roles set role_id = 'rol_finance'`)
  await sql(`update tenantry.role_permissions set permission = 'seo.view' where role_id = 'rol_own'`)
  expect(await held()).toMatchObject({ role_ids: ['rol_finance'] })
  expect(await grants()).toEqual(['seo.view'])
})

it('can be written by nobody but the guard', async () => {
  const { rows } = await sql(`
    select grantee || ' ' || table_name || '.' || column_name as may from information_schema.column_privileges
     where privilege_type in ('INSERT', 'UPDATE') and grantee not in ('tenantry_guard', 'tenantry_owner')
       and (table_name, column_name) in (('roles', 'grants'), ('memberships', 'role_ids'), ('memberships', 'group_ids'))
       and table_schema = 'tenantry'`)
  expect(rows).toEqual([])
})
