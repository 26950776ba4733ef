import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashToken } from '#server/vault.ts'
import { membershipOf } from '#tests/cast.ts'
import { addMembers, signIn } from '#tests/newcomers.ts'
import { openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await addMembers(world, ['pia', 'rio', 'sol', 'tom'])
})
afterAll(() => world.close())

const member = (name: string, who: Parameters<World['as']>[0] = 'ada') =>
  world.as(who).get(`/api/admin/team/mem_${name}`)
const session = async (name: string) => world.withCookie(world.cookieOf(await signIn(world, name, hashToken)))

describe('the page of a member', () => {
  it('says what they hold, directly or through a group, and who gave it', async () => {
    await world.as('ada').patch('/api/admin/team/mem_pia', { roleIds: ['rol_viewer', 'rol_finance'] })
    await world.sql(`insert into tenantry.group_roles (tenant_id, group_id, role_scope, role_id)
      values ('ten_north', 'grp_north', '', 'rol_support')`)
    await world.as('ada').patch('/api/admin/team/mem_pia', { groupIds: ['grp_north'] })
    const { status, body } = await member('pia')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: 'mem_pia',
      name: 'Pia',
      rank: 500,
      groups: [{ id: 'grp_north', name: 'Crew' }],
      isSelf: false,
      isManageable: true,
      isLastAdmin: false,
      invitation: null,
      sessions: [],
      removedAt: null,
    })
    expect(body.grants).toMatchObject([
      { role: { name: 'Finance', isPredefined: true }, group: null, given: { by: { name: 'Ada Admin' } } },
      { role: { name: 'Support' }, group: { name: 'Crew' }, given: { by: { name: 'Ada Admin' } } },
      { role: { name: 'Viewer' }, group: null, given: { by: null } },
    ])
  })

  it('shows the invitation of someone invited, and that the last Tenant Admin is the last', async () => {
    expect((await member('invited_north')).body).toMatchObject({
      status: 'pending',
      invitationId: 'inv_north',
      invitation: { status: 'pending', invitedBy: { name: 'Admin' } },
    })
    expect((await world.as('vic').get(`/api/admin/team/${membershipOf('ada', 'north')}`)).body).toMatchObject({
      isLastAdmin: true,
      isManageable: false,
    })
  })

  it('is there for someone removed, and holds nothing that could be ended', async () => {
    await world.as('ada').delete('/api/admin/team/mem_tom', {})
    expect((await member('tom')).body).toMatchObject({
      status: 'removed',
      isManageable: false,
      sessions: null,
      removedAt: expect.any(String),
    })
  })

  it('rule 44: is not there for somebody of another organization', async () => {
    expect(await world.as('ada').get(`/api/admin/team/${membershipOf('gus', 'south')}`)).toMatchObject({ status: 404 })
  })

  it('is the same page to an operator', async () => {
    const { status, body } = await world.as('olive').get('/api/super-admin/tenants/ten_north/team/mem_pia')
    expect([status, body.name, body.isManageable]).toEqual([200, 'Pia', true])
  })
})

describe('sessions of a member', () => {
  it('rule 35: are shown where they are used, without a token, to who may end them', async () => {
    const rio = await session('rio')
    expect((await member('rio')).body.sessions).toEqual([])
    expect(await rio.get('/api/admin/dashboard', { tenant: 'north' })).toMatchObject({ status: 200 })
    const shown = await member('rio')
    expect(shown.body.sessions).toEqual([
      {
        id: 'ses_rio',
        userAgent: 'Browser of rio',
        ipAddress: '192.0.2.77',
        startedAt: expect.any(String),
        lastUsedAt: expect.any(String),
        isCurrent: false,
      },
    ])
    expect(shown.text).not.toContain(hashToken('session-of-rio'))
    expect((await member('rio', 'vic')).body.sessions).toBeNull()
  })

  it('rule 35: used in another organization alone are nobody’s business here', async () => {
    await world.as('una').get('/api/admin/dashboard', { tenant: 'south' })
    expect((await world.as('ada').get(`/api/admin/team/${membershipOf('una', 'north')}`)).body.sessions).toEqual([])
    expect(await world.as('ada').delete(`/api/admin/team/${membershipOf('una', 'north')}/sessions`, {})).toMatchObject({
      status: 200,
      body: { ended: 0 },
    })
    expect(await world.as('una').get('/api/admin/dashboard', { tenant: 'south' })).toMatchObject({ status: 200 })
  })

  it('end at once', async () => {
    const sol = await session('sol')
    await sol.get('/api/admin/dashboard', { tenant: 'north' })
    expect(await world.as('ada').delete('/api/admin/team/mem_sol/sessions', {})).toMatchObject({ body: { ended: 1 } })
    expect(await sol.get('/api/auth/me')).toMatchObject({ status: 401 })
    const [line] = await world.sql(
      `select resource_id, changes from tenantry.audit_events where action = 'user.sessions_ended' order by seq desc limit 1`,
    )
    expect(line).toEqual({ resource_id: 'mem_sol', changes: { sessions: { old: 1, new: 0 } } })
  })

  it('are nobody’s to end who has a lower rank, nor one’s own', async () => {
    await world.sql(`delete from tenantry.membership_roles where membership_id = '${membershipOf('vic', 'north')}';
      insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
      values ('ten_north', '${membershipOf('vic', 'north')}', '', 'rol_manager')`)
    const end = (who: 'ada' | 'vic') =>
      world.as('vic').delete(`/api/admin/team/${membershipOf(who, 'north')}/sessions`, {})
    expect(await end('ada')).toMatchObject({ status: 403, body: { code: 'above_own_rank' } })
    expect(await end('vic')).toMatchObject({ status: 403, body: { code: 'not_oneself' } })
  })
})

describe('the portal of an external member', () => {
  it('shows the organization’s look and their own place, and of nobody else a word', async () => {
    await addMembers(world, ['ven'], ['rol_vendor'], { kind: 'vendor' })
    await world.as('ada').patch('/api/admin/settings', {
      contactEmail: 'help@north.test',
      portalTheme: { color: '#336699', welcome: 'Good to have you' },
    })
    const ven = await session('ven')
    const { status, body } = await ven.get('/api/admin/portal', { tenant: 'north' })
    expect(status).toBe(200)
    expect(body).toEqual({
      organization: {
        name: 'North',
        slug: 'north',
        logoUrl: null,
        contactEmail: 'help@north.test',
        theme: { color: '#336699', welcome: 'Good to have you' },
      },
      member: {
        name: 'Ven',
        email: 'ven@tenantry.test',
        kind: 'vendor',
        roles: [{ name: 'Vendor', description: expect.any(String) }],
        joinedAt: expect.any(String),
      },
    })
    for (const path of ['/api/admin/team', '/api/admin/settings', '/api/admin/audit', '/api/admin/team/mem_ven'])
      expect(await ven.get(path, { tenant: 'north' })).toMatchObject({ status: 403 })
  })
})
