import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NORTH, OPERATOR, seed } from '#tests/isolation/cast.ts'
import { type Actor, connect, type Outcome, type Probing, probeThroughLogins } from '#tests/isolation/probe.ts'
import { openTestDatabase, type TestDatabase } from '#tests/test-database.ts'

const tenant: Actor = {
  name: 'tenant',
  login: 'login',
  role: 'tenantry_tenant',
  settings: { 'tenantry.tenant_id': NORTH },
}
const FOREIGN_KEY = '23503'
const CHECK = '23514'
const ROW_SECURITY = '42501'

let database: TestDatabase
let admin: pg.Client
let probing: Probing

beforeAll(async () => {
  database = await openTestDatabase()
  admin = await connect(database.urls.admin)
  await seed(admin)
  probing = await probeThroughLogins(database)
})

afterAll(async () => {
  await probing?.close()
  await admin?.end()
  await database?.close()
})

const asTenant = (statement: string): Promise<Outcome> => probing.probe(tenant, statement)

describe('a row that points into another tenant', () => {
  const attacks: [title: string, statement: string, code: string][] = [
    [
      'rule 106: a member holds no role of another tenant, named with that tenant as its scope',
      `insert into tenantry.membership_roles values ('ten_north', 'mem_north_member', 'ten_south', 'rol_south')`,
      CHECK,
    ],
    [
      'rule 69: a member holds no role of another tenant, passed off as an own one',
      `insert into tenantry.membership_roles values ('ten_north', 'mem_north_member', 'ten_north', 'rol_south')`,
      FOREIGN_KEY,
    ],
    [
      'rule 69: a member holds no role of another tenant, passed off as a predefined one',
      `insert into tenantry.membership_roles values ('ten_north', 'mem_north_member', '', 'rol_south')`,
      FOREIGN_KEY,
    ],
    [
      'rule 106: a role is not given to a member of another tenant',
      `insert into tenantry.membership_roles values ('ten_north', 'mem_south_member', '', 'rol_viewer')`,
      FOREIGN_KEY,
    ],
    [
      'rule 106: a role is not given in the name of another tenant',
      `insert into tenantry.membership_roles values ('ten_south', 'mem_south_member', '', 'rol_tenant_admin')`,
      ROW_SECURITY,
    ],
    [
      'rule 106: a group takes in no member of another tenant',
      `insert into tenantry.group_members values ('ten_north', 'grp_north', 'mem_south_member')`,
      FOREIGN_KEY,
    ],
    [
      'rule 106: a member does not join a group of another tenant',
      `insert into tenantry.group_members values ('ten_north', 'grp_south', 'mem_north_member')`,
      FOREIGN_KEY,
    ],
    [
      'rule 106: a group carries no role of another tenant',
      `insert into tenantry.group_roles values ('ten_north', 'grp_north', 'ten_south', 'rol_south')`,
      CHECK,
    ],
    [
      'rule 106: an invitation is not for a membership of another tenant',
      `insert into tenantry.invitations (tenant_id, membership_id, email, token_hash, invited_by_name, expires_at)
       values ('ten_north', 'mem_south_invited', 'x@north.test', 'x', 'x', now())`,
      FOREIGN_KEY,
    ],
    [
      'rule 106: a mail is not about an invitation of another tenant',
      `insert into tenantry.outbox (tenant_id, kind, recipient, invitation_id) values ('ten_north', 'x', 'x', 'inv_south')`,
      FOREIGN_KEY,
    ],
    [
      'rule 52: an own role inherits from no role of another tenant',
      `update tenantry.roles set parent_scope = 'ten_south', parent_id = 'rol_south' where id = 'rol_north'`,
      CHECK,
    ],
    [
      'rule 52: an own role does not inherit half a reference',
      `update tenantry.roles set parent_scope = 'ten_south' where id = 'rol_north'`,
      CHECK,
    ],
    [
      'rule 106: permissions are not added to a role of another tenant',
      `insert into tenantry.role_permissions (tenant_id, role_id, permission) values ('ten_north', 'rol_south', 'team.view')`,
      FOREIGN_KEY,
    ],
    [
      'rule 106: permissions are not added to a predefined role',
      `insert into tenantry.role_permissions (tenant_id, role_id, permission) values (null, 'rol_viewer', 'team.manage')`,
      ROW_SECURITY,
    ],
    [
      'rule 53: a role does not take the id of a predefined one',
      `insert into tenantry.roles (id, tenant_id, name, rank) values ('rol_tenant_admin', 'ten_north', 'Mine', 1)`,
      '23505',
    ],
    [
      'rule 59: a tenant does not take the id of another as its slug',
      `update tenantry.tenants set slug = 'ten_0123456789ab' where id = 'ten_north'`,
      CHECK,
    ],
  ]

  it.each(attacks)('%s', async (_title, statement, code) => {
    expect(await asTenant(statement)).toMatchObject({ rows: 0, code })
  })

  it('rule 106: is refused by the constraints alone, even to a superuser, whom row security lets through', async () => {
    for (const [title, statement, code] of attacks.filter(([, , each]) => each !== ROW_SECURITY))
      await expect(admin.query(statement), title).rejects.toMatchObject({ code })
  })

  it('rule 44: moves to another tenant in no table, because nobody may write whose it is', async () => {
    const { rows } = await admin.query(`
      select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
       where c.relnamespace = 'tenantry'::regnamespace and c.relkind = 'r'
         and has_column_privilege('tenantry_tenant', c.oid, a.attnum, 'update')`)
    expect(rows).toEqual([])
  })

  it('rule 57: a role in use is not deleted', async () => {
    const held = `delete from tenantry.roles where id = 'rol_north'`
    expect(await asTenant(held)).toMatchObject({ code: FOREIGN_KEY })
  })
})

describe('what a login may become', () => {
  it.each([
    ['login', 'tenantry_operator'],
    ['login', 'tenantry_owner'],
    ['login', 'tenantry_guard'],
    ['login', 'tenantry_migrator'],
    ['login', 'postgres'],
    ['operator', 'tenantry_owner'],
    ['operator', 'tenantry_guard'],
    ['operator', 'tenantry_identity'],
    ['operator', 'tenantry_worker'],
    ['operator', 'postgres'],
  ] as const)('rule 103: the %s login does not become %s, nor from inside another role', async (login, role) => {
    const inside = login === 'login' ? 'tenantry_tenant' : 'tenantry_operator'
    const attack = `select set_config('role', '${role}', true)`
    expect(await probing.probe({ name: 'attacker', login, role: 'none' }, attack)).toMatchObject({ code: '42501' })
    expect(await probing.probe({ name: 'attacker', login, role: inside }, attack)).toMatchObject({ code: '42501' })
    const authorization = `set local session authorization ${role}`
    expect(await probing.probe({ name: 'attacker', login, role: inside }, authorization)).toMatchObject({
      code: '42501',
    })
  })

  it('rule 99: a login that stepped into no role has no right on any table', async () => {
    const { rows } = await admin.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class where relnamespace = 'tenantry'::regnamespace and relkind = 'r'`,
    )
    for (const login of ['login', 'operator'] as const)
      for (const { name } of rows)
        expect(await probing.probe({ name: 'bare', login, role: 'none' }, `select from ${name}`)).toMatchObject({
          code: '42501',
        })
  })

  it.each([
    'create temp table users (id text)',
    'create domain pg_temp.text as pg_catalog.text',
    'create table tenantry.mine (id text)',
    'create table public.mine (id text)',
    'create schema mine',
    'create function tenantry.f() returns int language sql as $$ select 1 $$',
    'alter table tenantry.memberships disable row level security',
    'drop policy tenant_rows on tenantry.memberships',
    'alter table tenantry.audit_events disable trigger all',
    'truncate tenantry.groups cascade',
    `copy tenantry.users to '/tmp/users'`,
    'set local row_security = off; select from tenantry.memberships',
    `set local session_replication_role = 'replica'`,
  ])('rule 114: no role of the run time may %s', async (statement) => {
    const actors: Actor[] = [
      tenant,
      {
        name: 'operator',
        login: 'operator',
        role: 'tenantry_operator',
        settings: { 'tenantry.operator_id': OPERATOR },
      },
      { name: 'identity', login: 'login', role: 'tenantry_identity' },
      { name: 'worker', login: 'login', role: 'tenantry_worker' },
    ]
    for (const actor of actors)
      expect(await probing.probe(actor, statement), actor.name).toMatchObject({ code: '42501' })
  })
})

describe('what sign-in may write of a person', () => {
  const identity: Actor = { name: 'identity', login: 'login', role: 'tenantry_identity' }

  it.each([
    `update tenantry.users set is_super_admin = true`,
    `update tenantry.users set status = 'active'`,
    `insert into tenantry.users (email, is_super_admin) values ('x@x.test', true)`,
    `insert into tenantry.users (email, status) values ('x@x.test', 'active')`,
    `insert into tenantry.users (email, must_change_password) values ('x@x.test', false)`,
  ])('rule 49: not %s', async (statement) => {
    expect(await probing.probe(identity, statement)).toMatchObject({ code: '42501' })
  })

  it('rule 25: the setup link makes nobody superadmin once there is one', async () => {
    const offered = `select where tenantry.offer_setup('hash') or tenantry.claim_setup('hash', 'x@x.test', 'x', true) is not null`
    expect(await probing.probe(identity, offered)).toEqual({ rows: 0 })
  })
})
