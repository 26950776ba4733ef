import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { NORTH, OPERATOR, seed } from '#tests/isolation/cast.ts'
import { type Actor, begin, connect } from '#tests/isolation/probe.ts'
import { openTestDatabase, type TestDatabase } from '#tests/test-database.ts'

const ROUNDS = 200
const asTenant = { role: 'tenantry_tenant', settings: { 'tenantry.tenant_id': NORTH } }
const asOperator = { role: 'tenantry_operator', settings: { 'tenantry.operator_id': OPERATOR } }

let database: TestDatabase
let admin: pg.Client
let tenants: [pg.Client, pg.Client]
let operators: [pg.Client, pg.Client]

beforeAll(async () => {
  database = await openTestDatabase()
  admin = await connect(database.urls.admin)
  tenants = [await connect(database.urls.login), await connect(database.urls.login)]
  operators = [await connect(database.urls.operator), await connect(database.urls.operator)]
  await seed(admin)
})

afterAll(async () => {
  for (const client of [...(tenants ?? []), ...(operators ?? []), admin]) await client?.end()
  await database?.close()
})

/** Every way in which a tenant can lose a Tenant Admin. None of them takes a lock first: the database alone is to judge. */
const losses: Record<string, (membership: string) => string> = {
  demotion: (id) =>
    `delete from tenantry.membership_roles where tenant_id = 'ten_north' and membership_id = '${id}' and role_id = 'rol_tenant_admin'`,
  'losing all roles': (id) =>
    `delete from tenantry.membership_roles where tenant_id = 'ten_north' and membership_id = '${id}'`,
  suspension: (id) =>
    `update tenantry.memberships set status = 'suspended' where tenant_id = 'ten_north' and id = '${id}'`,
  removal: (id) => `update tenantry.memberships set status = 'removed' where tenant_id = 'ten_north' and id = '${id}'`,
  'becoming external': (id) =>
    `update tenantry.memberships set kind = 'vendor' where tenant_id = 'ten_north' and id = '${id}'`,
}
const ways = Object.keys(losses)
const pairs = ways.flatMap((one) => ways.map((other): [string, string] => [one, other]))

/** Both members are Tenant Admins again, and nobody else is. */
async function restore(): Promise<void> {
  await admin.query(`
    update tenantry.memberships set status = 'active', kind = 'team'
     where id in ('mem_north_admin', 'mem_north_member') and (status, kind) <> ('active', 'team');
    insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
    select 'ten_north', id, '', 'rol_tenant_admin' from unnest(array['mem_north_admin', 'mem_north_member']) id on conflict do nothing`)
}

async function admins(): Promise<number> {
  const { rowCount } = await admin.query(`
    select from tenantry.memberships m join tenantry.membership_roles r on r.tenant_id = m.tenant_id and r.membership_id = m.id
     where m.tenant_id = 'ten_north' and m.status = 'active' and m.kind = 'team' and r.role_id = 'rol_tenant_admin'`)
  return rowCount ?? 0
}

/** Runs each in a transaction of its own, all at once; the refusals, in the order of the statements. */
async function atOnce(
  clients: readonly pg.Client[],
  actor: Omit<Actor, 'name' | 'login'>,
  statements: readonly string[],
): Promise<unknown[]> {
  const outcomes = await Promise.allSettled(
    statements.map(async (statement, index) => {
      const client = clients[index]
      if (!client) throw new Error('There are more statements than connections.')
      await begin(client, actor)
      try {
        await client.query(statement)
        await client.query('commit')
      } finally {
        await client.query('rollback')
      }
    }),
  )
  return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
}

describe('rule 55: the last Tenant Admin', { timeout: 120_000 }, () => {
  beforeEach(restore)

  it.each(ways)('stays: no %s', async (way) => {
    const loss = losses[way] ?? String
    expect(await atOnce(tenants, asTenant, [loss('mem_north_member')])).toEqual([])
    const refused = await atOnce(tenants, asTenant, [loss('mem_north_admin')])
    expect(refused).toEqual([expect.objectContaining({ code: '23514', constraint: 'last_tenant_admin' })])
    expect(await admins()).toBe(1)
  })

  it(`stays through ${ROUNDS} rounds of two simultaneous demotions`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const refused = await atOnce(tenants, asTenant, [demote('mem_north_admin'), demote('mem_north_member')])
      expect(refused).toEqual([expect.objectContaining({ constraint: 'last_tenant_admin' })])
      expect(await admins()).toBe(1)
      await restore()
    }
  })

  it('stays when both have changed their row before either commits', async () => {
    const [one, other] = tenants
    for (let round = 0; round < 50; round++) {
      await begin(one, asTenant)
      await begin(other, asTenant)
      // Both are ended, whatever comes back: a transaction left open would keep everyone behind it waiting.
      await Promise.allSettled([one.query(demote('mem_north_admin')), other.query(demote('mem_north_member'))])
      const commits = await Promise.allSettled([one.query('commit'), other.query('commit')])
      expect(commits.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(await admins()).toBe(1)
      await restore()
    }
  })

  it.each(pairs)('stays through %s and %s at once', async (one, other) => {
    for (let round = 0; round < ROUNDS / pairs.length; round++) {
      const [first = String, second = String] = [losses[one], losses[other]]
      const refused = await atOnce(tenants, asTenant, [first('mem_north_admin'), second('mem_north_member')])
      expect(refused).toEqual([expect.objectContaining({ constraint: 'last_tenant_admin' })])
      expect(await admins()).toBe(1)
      await restore()
    }
  })

  it('stays when their membership is deleted together with its roles, whoever does it', async () => {
    await admin.query(demote('mem_north_member'))
    const deletion = `delete from tenantry.memberships where tenant_id = 'ten_north' and id = 'mem_north_admin'`
    await expect(admin.query(deletion)).rejects.toMatchObject({ constraint: 'last_tenant_admin' })
  })

  it('may be replaced in one transaction, in either order', async () => {
    await admin.query(demote('mem_north_member'))
    const promote = `insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
      values ('ten_north', 'mem_north_member', '', 'rol_tenant_admin')`
    expect(await atOnce(tenants, asTenant, [`${demote('mem_north_admin')}; ${promote}`])).toEqual([])
    expect(await admins()).toBe(1)
  })

  it('is none of somebody who holds a role of the same name', async () => {
    await admin.query(demote('mem_north_member'))
    const decoy = `insert into tenantry.roles (id, tenant_id, name, rank) values ('rol_decoy', 'ten_north', 'Tenant Admin', 1000);
      insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
      values ('ten_north', 'mem_north_member', 'ten_north', 'rol_decoy')`
    const refused = await atOnce(tenants, asTenant, [`${decoy}; ${demote('mem_north_admin')}`])
    expect(refused).toEqual([expect.objectContaining({ constraint: 'last_tenant_admin' })])
  })

  it('is not missed by a tenant that has never had one', async () => {
    await admin.query(`insert into tenantry.tenants (id, slug, name) values ('ten_new', 'new', 'New');
      insert into tenantry.memberships (tenant_id, id, user_id, status, email) values ('ten_new', 'mem_new', 'usr_spare', 'pending', 'x@x.test');
      insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id) values ('ten_new', 'mem_new', '', 'rol_tenant_admin');
      delete from tenantry.membership_roles where tenant_id = 'ten_new'`)
    expect(
      (await admin.query(`select from tenantry.tenant_activity where tenant_id = 'ten_new' and had_admin`)).rowCount,
    ).toBe(0)
  })

  it('is remembered from the moment the first one accepts, whatever was there before', async () => {
    await admin.query(`insert into tenantry.tenants (id, slug, name) values ('ten_newer', 'newer', 'Newer');
      insert into tenantry.memberships (tenant_id, id, user_id, status, email) values ('ten_newer', 'mem_newer', 'usr_spare', 'pending', 'x@x.test');
      insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id) values ('ten_newer', 'mem_newer', '', 'rol_tenant_admin');
      update tenantry.memberships set status = 'active' where id = 'mem_newer'`)
    const leaving = `update tenantry.memberships set status = 'removed' where id = 'mem_newer'`
    await expect(admin.query(leaving)).rejects.toMatchObject({ constraint: 'last_tenant_admin' })
    const { rows } = await admin.query(
      `select active_members, had_admin from tenantry.tenant_activity where tenant_id = 'ten_newer'`,
    )
    expect(rows).toEqual([{ active_members: 1, had_admin: true }])
  })
})

function demote(membership: string): string {
  return losses.demotion?.(membership) ?? ''
}

describe('rule 33: the last superadmin', { timeout: 120_000 }, () => {
  const revoke = (id: string) => `update tenantry.users set is_super_admin = false where id = '${id}'`
  const disable = (id: string) => `update tenantry.users set status = 'disabled' where id = '${id}'`
  const restored = `update tenantry.users set is_super_admin = true, status = 'active' where id in ('usr_operator', 'usr_spare')`
  const LAST = expect.objectContaining({ code: '23514', constraint: 'last_superadmin' })

  beforeEach(async () => void (await admin.query(restored)))

  it.each([
    ['two revocations', revoke, revoke],
    ['a revocation and a disabling', revoke, disable],
    ['two disablings', disable, disable],
  ])(`stays through ${ROUNDS / 2} rounds of %s at once`, async (_title, one, other) => {
    for (let round = 0; round < ROUNDS / 2; round++) {
      expect(await atOnce(operators, asOperator, [one('usr_operator'), other('usr_spare')])).toEqual([LAST])
      const { rowCount } = await admin.query(`select from tenantry.users where is_super_admin and status = 'active'`)
      expect(rowCount).toBe(1)
      await admin.query(restored)
    }
  })

  it('is not deleted, by sign-in or anybody', async () => {
    await admin.query(revoke('usr_spare'))
    const deletion = `delete from tenantry.users where id = 'usr_operator'`
    await expect(admin.query(deletion)).rejects.toMatchObject({ constraint: 'last_superadmin' })
    expect(await atOnce(tenants, { role: 'tenantry_identity' }, [deletion])).toEqual([LAST])
  })
})
