import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashToken } from '#server/vault.ts'
import { membershipOf } from '#tests/cast.ts'
import { addMembers, signIn } from '#tests/newcomers.ts'
import { openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await addMembers(world, ['pia'])
})
afterAll(() => world.close())

describe('one’s profile', () => {
  it('shows who one is, and a new name is in every organization’s list at once', async () => {
    expect((await world.as('una').get('/api/account/profile')).body).toMatchObject({
      name: 'Una Union',
      avatarUrl: null,
    })
    const answer = await world
      .as('una')
      .patch('/api/account/profile', { name: ' Una Uhu ', avatarUrl: 'https://una.test/a.png' })
    expect(answer).toMatchObject({ status: 200, body: { name: 'Una Uhu', avatarUrl: 'https://una.test/a.png' } })
    for (const [who, tenant] of [
      ['ada', 'north'],
      ['gus', 'south'],
    ] as const)
      expect((await world.as(who).get('/api/admin/team?q=uhu', { tenant })).body.items).toMatchObject([
        { name: 'Una Uhu' },
      ])
    const [line] = await world.sql(
      `select action, changes from tenantry.audit_events where actor_id = 'usr_una' order by seq desc limit 1`,
    )
    expect(line).toMatchObject({ action: 'user.changed', changes: { name: { old: 'Una Union', new: 'Una Uhu' } } })
  })

  it('takes no other thing about oneself, no empty name and no picture from elsewhere than https', async () => {
    const change = (body: Record<string, unknown>) => world.as('max').patch('/api/account/profile', body)
    for (const body of [
      { isSuperAdmin: true },
      { email: 'x@example.com' },
      { name: ' ' },
      { avatarUrl: 'http://x.test/a.png' },
      { avatarUrl: 'javascript:alert(1)' },
    ])
      expect(await change(body)).toMatchObject({ status: 422 })
  })
})

describe('one’s sessions', () => {
  it('are listed with the one that asks marked, and without a token', async () => {
    const pia = world.withCookie(world.cookieOf(await signIn(world, 'pia', hashToken)))
    await world.sql(`insert into tenantry.sessions (id, token_hash, user_id, expires_at, user_agent)
      values ('ses_pia_2', 'hash of pia 2', 'usr_pia', now() + interval '1 day', 'Other browser')`)
    await world.sql(`insert into tenantry.sessions (id, token_hash, user_id, expires_at)
      values ('ses_pia_3', 'hash of pia 3', 'usr_pia', now() - interval '1 minute')`)
    const { body, text } = await pia.get('/api/account/sessions')
    const items = body.items as unknown as { id: string; isCurrent: boolean }[]
    expect(items.map(({ id, isCurrent }) => [id, isCurrent]).toSorted()).toEqual([
      ['ses_pia', true],
      ['ses_pia_2', false],
    ])
    expect(text).not.toMatch(/hash|token/i)
  })

  it('can be ended one by one, one’s own only, or all but this one', async () => {
    const pia = world.withCookie(world.cookieOf('session-of-pia'))
    expect(await pia.delete('/api/account/sessions/ses_ada', {})).toMatchObject({ status: 404 })
    expect(await world.as('ada').get('/api/auth/me')).toMatchObject({ status: 200 })
    expect(await pia.delete('/api/account/sessions/ses_pia_2', {})).toMatchObject({ status: 200 })
    await world.sql(`insert into tenantry.sessions (token_hash, user_id, expires_at)
      select 'more ' || g, 'usr_pia', now() + interval '1 day' from generate_series(1, 3) g`)
    expect(await pia.delete('/api/account/sessions', {})).toMatchObject({ body: { ended: 4 } })
    expect(await world.sql(`select id from tenantry.sessions where user_id = 'usr_pia'`)).toEqual([{ id: 'ses_pia' }])
    expect(await pia.delete('/api/account/sessions/ses_pia', {})).toMatchObject({ status: 200 })
    expect(await pia.get('/api/auth/me')).toMatchObject({ status: 401 })
  })
})

describe('one’s organizations', () => {
  const list = async (who: 'una' | 'ada' | 'wes' | 'nora') =>
    (await world.as(who).get('/api/account/tenants', { tenant: null })).body.items as unknown as Record<
      string,
      unknown
    >[]

  it('are listed with what one is there, suspended ones included', async () => {
    expect(await list('una')).toMatchObject([
      {
        name: 'North',
        status: 'active',
        kind: 'team',
        roles: [{ name: 'Viewer' }],
        isDefault: false,
        isLastAdmin: false,
      },
      { name: 'South', roles: [{ name: 'Tenant Admin' }], isLastAdmin: false },
    ])
    expect(await list('ada')).toMatchObject([{ slug: 'north', isLastAdmin: true }])
    expect(await list('wes')).toMatchObject([{ slug: 'west', status: 'suspended' }])
    expect(await list('nora')).toEqual([])
  })
})

describe('leaving an organization', () => {
  const leave = (
    who: Parameters<World['as']>[0],
    tenantId: string,
    confirmSlug: string,
    tenant: string | null = null,
  ) => world.as(who).post(`/api/account/tenants/${tenantId}/leave`, { confirmSlug }, { tenant })

  it('fault 3: is refused to the last Tenant Admin', async () => {
    expect(await leave('ada', 'ten_north', 'north')).toMatchObject({ status: 409, body: { code: 'last_tenant_admin' } })
    expect(await world.as('ada').get('/api/admin/team')).toMatchObject({ status: 200 })
  })

  it('needs its address typed, and is only of an organization one belongs to', async () => {
    expect(await leave('vic', 'ten_north', 'South')).toMatchObject({
      status: 422,
      body: { fields: [{ path: 'confirmSlug' }] },
    })
    expect(await leave('vic', 'ten_south', 'south')).toMatchObject({ status: 404 })
    expect(await leave('vic', 'ten_nowhere', 'nowhere')).toMatchObject({ status: 404 })
    expect(await leave('wes', 'ten_west', 'west')).toMatchObject({ status: 403, body: { code: 'tenant_suspended' } })
  })

  it('is in force at once, in that organization alone, whichever the page shows', async () => {
    expect(await leave('una', 'ten_north', 'north', 'south')).toMatchObject({ status: 200, body: { done: true } })
    expect(await world.as('una').get('/api/admin/team', { tenant: 'north' })).toMatchObject({ status: 404 })
    expect(await world.as('una').get('/api/admin/team', { tenant: 'south' })).toMatchObject({ status: 200 })
    const [line] = await world.sql(
      `select actor_id, tenant_id, changes from tenantry.audit_events where action = 'membership.removed' and resource_id = $1`,
      [membershipOf('una', 'north')],
    )
    expect(line).toEqual({
      actor_id: 'usr_una',
      tenant_id: 'ten_north',
      changes: { status: { old: 'active', new: 'removed' }, reason: { new: 'left' } },
    })
  })
})
