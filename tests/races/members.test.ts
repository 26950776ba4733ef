import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { membershipOf } from '#tests/cast.ts'
import { openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** North with two Tenant Admins who can act, Ada and Una, as at the beginning of each round. Dora is one who is disabled. */
const reset = () =>
  world.sql(`
    update tenantry.memberships set status = 'active', removed_at = null where id in ('mem_ada_north', 'mem_una_north');
    insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
      select 'ten_north', id, '', 'rol_tenant_admin' from unnest(array['mem_ada_north', 'mem_una_north']) id on conflict do nothing;
    delete from tenantry.membership_roles where membership_id in ('mem_ada_north', 'mem_una_north') and role_id <> 'rol_tenant_admin'`)

const admins = () =>
  world.sql(`
    select m.id from tenantry.memberships m join tenantry.membership_roles r on r.tenant_id = m.tenant_id and r.membership_id = m.id
      join tenantry.users u on u.id = m.user_id and u.status = 'active'
     where m.tenant_id = 'ten_north' and m.status = 'active' and r.role_id = 'rol_tenant_admin'`)

type Admin = 'ada' | 'una'
const deed = {
  demote: (by: Admin, whom: Admin) =>
    world
      .as(by)
      .patch(`/api/admin/team/${membershipOf(whom, 'north')}`, { roleIds: ['rol_viewer'] }, { tenant: 'north' }),
  suspend: (by: Admin, whom: Admin) =>
    world.as(by).patch(`/api/admin/team/${membershipOf(whom, 'north')}`, { status: 'suspended' }, { tenant: 'north' }),
  remove: (by: Admin, whom: Admin) =>
    world.as(by).delete(`/api/admin/team/${membershipOf(whom, 'north')}`, {}, { tenant: 'north' }),
} as const
const deeds = Object.keys(deed) as (keyof typeof deed)[]

describe('rule 55: two Tenant Admins at each other', { timeout: 180_000 }, () => {
  it('leave exactly one, in each of two hundred rounds, whatever they do to each other', async () => {
    const ends = new Set<string>()
    for (let round = 0; round < 200; round++) {
      await reset()
      const one = deed[deeds[round % 3] ?? 'demote']
      const other = deed[deeds[Math.floor(round / 3) % 3] ?? 'demote']
      const answers = await Promise.all([one('ada', 'una'), other('una', 'ada')])
      expect(await admins(), `round ${round}`).toHaveLength(1)
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      for (const { status, body } of answers) if (status !== 200) ends.add(`${status} ${String(body.code)}`)
    }
    // Whoever comes second is the last one, or no longer who they were.
    const known = ['409 last_tenant_admin', '403 forbidden', '404 not_found', '403 above_own_rank', '503 unavailable']
    expect([...ends].filter((each) => !known.includes(each))).toEqual([])
  })

  it('stay one, too, when an operator takes part', async () => {
    for (let round = 0; round < 20; round++) {
      await reset()
      await Promise.all([
        deed.suspend('ada', 'una'),
        deed.remove('una', 'ada'),
        world.as('olive').delete(`/api/super-admin/tenants/ten_north/team/${membershipOf('ada', 'north')}`, {}),
        world.as('olive').patch(`/api/super-admin/tenants/ten_north/team/${membershipOf('una', 'north')}`, {
          roleIds: ['rol_viewer'],
        }),
      ])
      expect((await admins()).length).toBeGreaterThanOrEqual(1)
    }
    expect(await world.sql('select * from tenantry.verify_audit()')).toEqual([])
  })
})

describe('two changes of one member at once', () => {
  const change = (body: object) => world.as('ada').patch(`/api/admin/team/${membershipOf('vic', 'north')}`, body)
  const version = async () =>
    Number(
      (await world.sql<{ version: number }>(`select version from tenantry.memberships where id = 'mem_vic_north'`))[0]
        ?.version,
    )

  it('rule 97: based on the same version let one through', async () => {
    await reset()
    for (let round = 0; round < 10; round++) {
      const basis = await version()
      const answers = await Promise.all([
        change({ roleIds: ['rol_support'], version: basis }),
        change({ roleIds: ['rol_finance'], version: basis }),
      ])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
      expect(
        await world.sql(`select 1 from tenantry.membership_roles where membership_id = 'mem_vic_north'`),
      ).toHaveLength(1)
    }
  })
})

describe('two removals of one member at once', () => {
  it('remove them once, with one line in the trail, whoever asks', async () => {
    await reset()
    const id = membershipOf('vic', 'north')
    const lines = async () =>
      (
        await world.sql(
          `select 1 from tenantry.audit_events where action = 'membership.removed' and resource_id = $1`,
          [id],
        )
      ).length
    for (let round = 0; round < 10; round++) {
      await world.sql(`update tenantry.memberships set status = 'active', removed_at = null where id = $1`, [id])
      const before = await lines()
      const answers = await Promise.all([
        world.as('ada').delete(`/api/admin/team/${id}`, {}),
        round % 2 === 0
          ? world.as('ada').delete(`/api/admin/team/${id}`, {})
          : world.as('olive').delete(`/api/super-admin/tenants/ten_north/team/${id}`, {}),
      ])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404])
      expect((await lines()) - before).toBe(1)
      expect(await world.sql('select status from tenantry.memberships where id = $1', [id])).toEqual([
        { status: 'removed' },
      ])
    }
    await world.sql(`update tenantry.memberships set status = 'active', removed_at = null where id = $1`, [id])
  })
})

describe('rule 37: two tabs of one person on two organizations', () => {
  it('never mix, however their requests cross', async () => {
    await world.sql(`update tenantry.sessions set current_tenant_id = 'ten_south' where id = 'ses_una'`)
    const una = world.as('una')
    const names = async (tenant: string) => {
      const { body } = await una.get('/api/admin/team?limit=100', { tenant })
      return Object.values(body.items ?? {}).map((item) => String(item?.email))
    }
    const expected = { north: await names('north'), south: await names('south') }
    expect(expected.north).not.toEqual(expected.south)
    const asked: ('north' | 'south')[] = Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? 'south' : 'north'))
    const answers = await Promise.all([
      ...asked.map((tenant) => names(tenant)),
      ...['north', 'south', 'north'].map(
        async (tenant) => void (await una.post('/api/auth/context/switch', { tenant })),
      ),
    ])
    for (const [at, tenant] of asked.entries()) expect(answers[at]).toEqual(expected[tenant])
  })

  it('read the session’s organization only where none is named, and write nowhere without naming one', async () => {
    const una = world.as('una')
    for (const slug of ['north', 'south']) {
      await una.post('/api/auth/context/switch', { tenant: slug })
      expect(await una.get('/api/auth/me', { tenant: null })).toMatchObject({ body: { activeTenant: { slug } } })
      const { body: unnamed } = await una.get('/api/admin/team', { tenant: null })
      expect(unnamed).toEqual((await una.get('/api/admin/team', { tenant: slug })).body)
      const other = slug === 'north' ? 'south' : 'north'
      expect(await una.get('/api/auth/me', { tenant: other })).toMatchObject({
        body: { activeTenant: { slug: other } },
      })
      expect(await una.delete('/api/admin/team/mem_nowhere', {}, { tenant: null })).toMatchObject({
        body: { code: 'tenant_unstated' },
      })
    }
  })
})
