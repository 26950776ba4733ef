import type pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { NORTH, seed } from '#tests/isolation/cast.ts'
import { begin, connect } from '#tests/isolation/probe.ts'
import { openTestDatabase, type TestDatabase } from '#tests/test-database.ts'

let database: TestDatabase
let admin: pg.Client
let login: pg.Client

beforeAll(async () => {
  database = await openTestDatabase()
  admin = await connect(database.urls.admin)
  login = await connect(database.urls.login)
  await seed(admin)
})

afterEach(() => login.query('rollback'))

afterAll(async () => {
  await login?.end()
  await admin?.end()
  await database?.close()
})

/** Knocks at a door as a request would and says what was answered and what the next statement would see. */
async function knock(door: string): Promise<{ verdict: string | null; pinned: string | null; seen: number }> {
  await begin(login, { role: 'tenantry_tenant' })
  const answer = await login.query(`select * from ${door}`)
  const pinned = await login.query(`select current_setting('tenantry.tenant_id', true) as tenant`)
  const seen = await login.query('select from tenantry.memberships')
  const verdict = answer.rows[0]?.verdict ?? answer.rows[0]?.invitation_id ?? null
  return { verdict, pinned: pinned.rows[0]?.tenant ?? null, seen: seen.rowCount ?? 0 }
}

const enter = (session: string, door: string, tenant: string, permission = '') =>
  `tenantry.enter('${session}', '${door}', '${tenant}', '${permission}', false)`

describe('entering a tenant', () => {
  it('rule 37: pins the tenant of an active membership and shows its rows alone', async () => {
    expect(await knock(enter('hash of north admin', 'tenant', 'north'))).toEqual({
      verdict: 'ok',
      pinned: NORTH,
      seen: 3,
    })
  })

  it.each([
    ['rule 44: somebody else’s tenant', enter('hash of north admin', 'tenant', 'south'), 'not_found'],
    ['rule 44: a tenant that does not exist', enter('hash of north admin', 'tenant', 'east'), 'not_found'],
    ['rule 30: no session', enter('hash of nobody', 'tenant', 'north'), 'signed_out'],
    ['rule 45: a permission the member lacks', enter('hash of north admin', 'tenant', 'north', 'no.such'), 'forbidden'],
    ['rule 63: the operator’s door for a member', enter('hash of north admin', 'operator', 'north'), 'not_operator'],
    ['a tenant for a superadmin who is no member', enter('hash of operator', 'tenant', 'north'), 'not_found'],
  ])('%s pins nothing, so that nothing is seen', async (_title, door, verdict) => {
    expect(await knock(door)).toEqual({ verdict, pinned: '', seen: 0 })
  })

  it.each([
    [
      'rule 31: a disabled person',
      `update tenantry.users set status = 'disabled' where id = 'usr_north_admin'`,
      'signed_out',
    ],
    [
      'rule 31: a disabled person whose session was left behind',
      `update tenantry.users set status = 'disabled' where id = 'usr_north_admin';
       insert into tenantry.sessions (token_hash, user_id, expires_at)
         values ('hash of north admin', 'usr_north_admin', now() + interval '1 day')`,
      'signed_out',
    ],
    [
      'rule 31: a suspended member',
      `update tenantry.memberships set status = 'suspended' where id = 'mem_north_admin'`,
      'not_found',
    ],
    [
      'rule 32: a suspended tenant',
      `update tenantry.tenants set status = 'suspended' where id = 'ten_north'`,
      'tenant_suspended',
    ],
    ['rule 32: a deleted tenant', `update tenantry.tenants set status = 'deleted' where id = 'ten_north'`, 'not_found'],
    [
      'rule 36: an expired session',
      `update tenantry.sessions set expires_at = now() where token_hash = 'hash of north admin'`,
      'signed_out',
    ],
    [
      'rule 36: a session nobody used for twelve hours',
      `update tenantry.sessions set last_used_at = now() - interval '12 hours' where token_hash = 'hash of north admin'`,
      'signed_out',
    ],
  ])('%s is shut out at the next request', async (_title, change, verdict) => {
    await admin.query(`alter table tenantry.memberships disable trigger user`)
    const before = await admin.query(`
      select (select status from tenantry.users where id = 'usr_north_admin') as person,
             (select status from tenantry.memberships where id = 'mem_north_admin') as member,
             (select status from tenantry.tenants where id = 'ten_north') as tenant`)
    await admin.query(change)
    const found = await knock(enter('hash of north admin', 'tenant', 'north'))
    await login.query('rollback')
    const { person, member, tenant } = before.rows[0]
    await admin.query(`
      update tenantry.users set status = '${person}' where id = 'usr_north_admin';
      update tenantry.memberships set status = '${member}' where id = 'mem_north_admin';
      update tenantry.tenants set status = '${tenant}' where id = 'ten_north';
      alter table tenantry.memberships enable trigger user;
      delete from tenantry.sessions where user_id = 'usr_north_admin';
      insert into tenantry.sessions (token_hash, user_id, expires_at)
        values ('hash of north admin', 'usr_north_admin', now() + interval '1 day')`)
    expect(found).toEqual({ verdict, pinned: '', seen: 0 })
  })

  it('rule 101: what was pinned is gone with the transaction', async () => {
    await knock(enter('hash of north admin', 'tenant', 'north'))
    await login.query('commit')
    const { rows } = await login.query(
      `select current_user as role, current_setting('tenantry.tenant_id', true) as tenant`,
    )
    expect(rows[0]).toEqual({ role: 'tenantry_login', tenant: '' })
  })

  it('rule 60: a refused door takes away what was pinned before it', async () => {
    await begin(login, { role: 'tenantry_tenant', settings: { 'tenantry.tenant_id': NORTH } })
    await login.query(`select tenantry.enter('hash of nobody', 'tenant', 'north', '', false)`)
    expect(await login.query('select from tenantry.memberships')).toHaveProperty('rowCount', 0)
  })

  it('rule 44: the authority of a person is told for the pinned tenant only', async () => {
    await begin(login, { role: 'tenantry_tenant', settings: { 'tenantry.tenant_id': NORTH } })
    const ask = (tenant: string, user: string) =>
      login.query(`select from tenantry.authority_of_user('${tenant}', '${user}')`)
    expect(await ask(NORTH, 'usr_north_admin')).toHaveProperty('rowCount', 1)
    expect(await ask('ten_south', 'usr_south_admin')).toHaveProperty('rowCount', 0)
    expect(await ask(NORTH, 'usr_south_admin')).toHaveProperty('rowCount', 0)
  })
})

describe('entering with an invitation', () => {
  const door = `tenantry.enter_invitation('link of north')`

  it('rule 66: pins the tenant of a link that works', async () => {
    expect(await knock(door)).toEqual({ verdict: 'inv_north', pinned: NORTH, seen: 3 })
  })

  it.each([
    ['an unknown link', 'select 1'],
    ['a revoked invitation', `update tenantry.invitations set status = 'revoked' where id = 'inv_north'`],
    ['an expired invitation', `update tenantry.invitations set expires_at = now() where id = 'inv_north'`],
    ['a suspended tenant', `update tenantry.tenants set status = 'suspended' where id = 'ten_north'`],
    ['a withdrawn membership', `update tenantry.memberships set status = 'removed' where id = 'mem_north_invited'`],
    ['a disabled person', `update tenantry.users set status = 'disabled' where id = 'usr_north_invited'`],
  ])('rule 68: %s answers nothing and pins nothing', async (title, change) => {
    await admin.query(change)
    const found = await knock(title === 'an unknown link' ? `tenantry.enter_invitation('guess')` : door)
    await admin.query(`
      update tenantry.invitations set status = 'pending', expires_at = now() + interval '7 days' where id = 'inv_north';
      update tenantry.tenants set status = 'active' where id = 'ten_north';
      update tenantry.memberships set status = 'pending' where id = 'mem_north_invited';
      update tenantry.users set status = 'active' where id = 'usr_north_invited'`)
    expect(found).toEqual({ verdict: null, pinned: '', seen: 0 })
  })
})
