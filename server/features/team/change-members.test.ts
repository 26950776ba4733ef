import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { membershipOf } from '#tests/cast.ts'
import { addMembers } from '#tests/newcomers.ts'
import { type Answer, openWorld, type World } from '#tests/world.ts'

let world: World
let names: string[]
let ids: string[]
let round = 0
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  round++
  names = ['pia', 'rio', 'sol'].map((name) => `${name}${round}`)
  ids = await addMembers(world, names)
})

const bulk = (body: Record<string, unknown>, who: Parameters<World['as']>[0] = 'ada', key?: string) =>
  world.as(who).post('/api/admin/team/bulk', body, key ? { headers: { 'idempotency-key': key } } : {})
const rowsOf = ({ body }: Answer) =>
  (body.results as unknown as { id: string; status: string; code?: string }[]).map(({ id, status, code }) =>
    code ? [id, code] : [id, status],
  )
const statesOf = async (of: readonly string[]) =>
  (
    await world.sql<{ status: string }>(`select status from tenantry.memberships where id = any ($1) order by id`, [of])
  ).map(({ status }) => status)
const rolesOf = async (id: string) =>
  (
    await world.sql<{ role_id: string }>(
      `select role_id from tenantry.membership_roles where membership_id = $1 order by 1`,
      [id],
    )
  ).map(({ role_id }) => role_id)

describe('a bulk change', () => {
  it('gives each of them the roles, and says so of each', async () => {
    const answer = await bulk({ ids, action: 'roles', roleIds: ['rol_finance', 'rol_viewer'] })
    expect(answer.status).toBe(200)
    expect(rowsOf(answer)).toEqual(ids.map((id) => [id, 'done']))
    for (const id of ids) expect(await rolesOf(id)).toEqual(['rol_finance', 'rol_viewer'])
    expect(rowsOf(await bulk({ ids, action: 'roles', roleIds: ['rol_finance', 'rol_viewer'] }))).toEqual(
      ids.map((id) => [id, 'unchanged']),
    )
  })

  it('suspends, restores and removes, with a line of the trail for each row that changed', async () => {
    for (const [action, states] of [
      ['suspend', 'suspended'],
      ['restore', 'active'],
      ['remove', 'removed'],
    ] as const) {
      expect(rowsOf(await bulk({ ids, action }))).toEqual(ids.map((id) => [id, 'done']))
      expect(await statesOf(ids)).toEqual([states, states, states])
    }
    const lines = await world.sql<{ action: string }>(
      `select action from tenantry.audit_events where resource_id = $1 order by seq`,
      [ids[0]],
    )
    expect(lines.map(({ action }) => action)).toEqual([
      'membership.suspended',
      'membership.restored',
      'membership.removed',
    ])
  })

  it('rule 65: judges each row by itself: one that is refused stops none of the others', async () => {
    const mixed = [
      membershipOf('ada', 'north'),
      ids[0],
      'mem_nowhere',
      membershipOf('gus', 'south'),
      'mem_invited_north',
      ids[1],
    ]
    const answer = await bulk({ ids: [...mixed, ids[0]], action: 'suspend' })
    expect(rowsOf(answer)).toEqual([
      [membershipOf('ada', 'north'), 'not_oneself'],
      [ids[0], 'done'],
      ['mem_nowhere', 'not_found'],
      [membershipOf('gus', 'south'), 'not_found'],
      ['mem_invited_north', 'membership_state'],
      [ids[1], 'done'],
    ])
    const [south] = await world.sql(
      `select status from tenantry.memberships where id = '${membershipOf('gus', 'south')}'`,
    )
    expect(south).toEqual({ status: 'active' })
  })

  it('rule 52: gives nobody what the asker lacks, and touches nobody above them', async () => {
    await addMembers(world, [`boss${round}`], ['rol_tenant_admin'])
    await world.sql(`delete from tenantry.membership_roles where membership_id = '${membershipOf('max', 'north')}';
      insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
      values ('ten_north', '${membershipOf('max', 'north')}', '', 'rol_manager')`)
    const given = await bulk({ ids, action: 'roles', roleIds: ['rol_tenant_admin'] }, 'max')
    expect(rowsOf(given)).toEqual(ids.map((id) => [id, 'above_own_rank']))
    const beyond = await bulk({ ids, action: 'roles', roleIds: ['rol_finance'] }, 'max')
    expect(rowsOf(beyond)).toEqual(ids.map((id) => [id, 'beyond_own_permissions']))
    const above = await bulk({ ids: [`mem_boss${round}`, ids[0]], action: 'remove' }, 'max')
    expect(rowsOf(above)).toEqual([
      [`mem_boss${round}`, 'above_own_rank'],
      [ids[0], 'done'],
    ])
    await world.sql(`update tenantry.memberships set status = 'removed' where id = 'mem_boss${round}'`)
  })

  it('fault 3: leaves the last Tenant Admin who can act', async () => {
    const [second] = await addMembers(world, [`admin${round}`], ['rol_tenant_admin'])
    const answer = await world.as('olive').post('/api/super-admin/tenants/ten_north/team/bulk', {
      ids: [second, membershipOf('ada', 'north')],
      action: 'suspend',
    })
    expect(rowsOf(answer)).toEqual([
      [second, 'done'],
      [membershipOf('ada', 'north'), 'last_tenant_admin'],
    ])
    expect(await statesOf([membershipOf('ada', 'north')])).toEqual(['active'])
  })

  it('under one key is done once, and a repeat has the first answer', async () => {
    const body = { ids, action: 'suspend' }
    const first = await bulk(body, 'ada', `bulk-${round}`)
    expect(rowsOf(await bulk({ ids, action: 'restore' }))).toEqual(ids.map((id) => [id, 'done']))
    const second = await bulk(body, 'ada', `bulk-${round}`)
    expect(second.text).toBe(first.text)
    expect(await statesOf(ids)).toEqual(['active', 'active', 'active'])
  })

  it('needs roles to give, at most 500 people, and the permission', async () => {
    expect(await bulk({ ids, action: 'roles' })).toMatchObject({ status: 422, body: { fields: [{ path: 'roleIds' }] } })
    expect(await bulk({ ids, action: 'roles', roleIds: ['rol_nowhere'] })).toMatchObject({ status: 404 })
    const many = Array.from({ length: 501 }, (_, at) => `mem_${at}`)
    expect(await bulk({ ids: many, action: 'suspend' })).toMatchObject({
      status: 422,
      body: { fields: [{ path: 'ids' }] },
    })
    expect(await bulk({ ids, action: 'suspend' }, 'vic')).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })
})

describe('the preview of a bulk change', () => {
  it('changes nothing, and says who would gain and lose what, and who is signed in', async () => {
    await world.sql(`insert into tenantry.sessions (id, token_hash, user_id, expires_at)
      values ('ses_${names[0]}', 'hash of ${names[0]}', 'usr_${names[0]}', now() + interval '1 day')`)
    await world.sql(
      `insert into tenantry.session_tenants (session_id, tenant_id) values ('ses_${names[0]}', 'ten_north')`,
    )
    const before = await world.fingerprint()
    const { body } = await bulk({ ids, action: 'roles', roleIds: ['rol_support'], dryRun: true })
    expect(await world.fingerprint()).toBe(before)
    expect(body.effect).toMatchObject({ done: 3, unchanged: 0, refused: 0, signedIn: 1, gaining: 3, losing: 3 })
    expect(body.effect?.permissions).toContainEqual({ permission: 'support.use', gaining: 3, losing: 0 })
    expect(body.effect?.permissions).toContainEqual({ permission: 'payouts.view', gaining: 0, losing: 3 })
    expect(body.effect?.people).toContainEqual({
      id: ids[0],
      name: `Pia${round}`,
      email: `pia${round}@tenantry.test`,
      isSignedIn: true,
      oldRoles: [{ id: 'rol_viewer', name: 'Viewer', rank: 100 }],
      newRoles: [{ id: 'rol_support', name: 'Support', rank: 200 }],
      gained: expect.arrayContaining(['support.use']),
      lost: expect.arrayContaining(['payouts.view']),
    })
  })

  it('foretells of every row what then becomes of it', async () => {
    const group = `grp_${round}`
    await world.sql(
      `insert into tenantry.groups (tenant_id, id, name) values ('ten_north', '${group}', 'Group ${round}')`,
    )
    await world.sql(`insert into tenantry.group_roles (tenant_id, group_id, role_scope, role_id)
      values ('ten_north', '${group}', '', 'rol_finance')`)
    await world.sql(
      `insert into tenantry.group_members (tenant_id, group_id, membership_id) values ('ten_north', '${group}', '${ids[0]}')`,
    )
    const suspended = await addMembers(world, [`sus${round}`], ['rol_viewer'], { status: 'suspended' })
    const external = await addMembers(world, [`ext${round}`], ['rol_vendor'], { kind: 'vendor' })
    const admins = await addMembers(world, [`adm${round}`], ['rol_tenant_admin'])
    await world.sql(`delete from tenantry.membership_roles where membership_id = '${membershipOf('vic', 'north')}';
      insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
      values ('ten_north', '${membershipOf('vic', 'north')}', '', 'rol_manager')`)
    const all = [
      ...ids,
      ...suspended,
      ...external,
      ...admins,
      membershipOf('vic', 'north'),
      'mem_invited_north',
      'mem_nowhere',
    ]
    const changes = [
      { action: 'roles', roleIds: ['rol_viewer'] },
      { action: 'roles', roleIds: ['rol_creator'] },
      { action: 'roles', roleIds: ['rol_support', 'rol_viewer'] },
      { action: 'suspend' },
      { action: 'restore' },
      { action: 'remove' },
    ]
    for (const who of ['vic', 'ada'] as const)
      for (const change of changes) {
        const foretold = await bulk({ ids: all, ...change, dryRun: true }, who)
        expect(rowsOf(await bulk({ ids: all, ...change }, who)), `${who} ${change.action}`).toEqual(rowsOf(foretold))
      }
  })
})
