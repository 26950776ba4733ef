import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.sql('delete from tenantry.rate_limits'))

const read = (who: Parameters<World['as']>[0] = 'ada') => world.as(who).get('/api/admin/settings')
const change = (body: Record<string, unknown>, who: Parameters<World['as']>[0] = 'ada') =>
  world.as(who).patch('/api/admin/settings', body, { tenant: 'ten_north' })
const secure = (body: Record<string, unknown>, who: Parameters<World['as']>[0] = 'ada') =>
  world.as(who).patch('/api/admin/settings/security', body, { tenant: 'ten_north' })
const lastLine = async () =>
  (
    await world.sql(
      `select action, actor_id, changes from tenantry.audit_events where tenant_id = 'ten_north' order by seq desc limit 1`,
    )
  )[0]

describe('the settings of an organization', () => {
  it('are what was set, beside what the platform says', async () => {
    const before = await read()
    expect(before.body).toEqual({
      name: 'North',
      slug: 'north',
      logoUrl: null,
      contactEmail: null,
      invitationLifetimeDays: null,
      mailSenderName: null,
      portalTheme: { color: null, welcome: null },
      defaults: { invitationLifetimeDays: 7 },
      version: 1,
    })
    const answer = await change({
      name: 'North & Co',
      logoUrl: 'https://north.test/logo.png',
      contactEmail: 'Help@North.test',
      invitationLifetimeDays: 3,
      mailSenderName: 'North People',
      portalTheme: { color: '#336699', welcome: 'Hello' },
      version: 1,
    })
    expect(answer.status).toBe(200)
    expect((await read()).body).toEqual(answer.body)
    expect(answer.body).toMatchObject({ name: 'North & Co', contactEmail: 'help@north.test', version: 2 })
    expect(await lastLine()).toMatchObject({
      action: 'tenant.changed',
      actor_id: 'usr_ada',
      changes: { name: { old: 'North', new: 'North & Co' }, invitationLifetimeDays: { old: null, new: 3 } },
    })
  })

  it('rule 97: based on a version that is no longer the newest are refused', async () => {
    expect(await change({ name: 'Late', version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'changed_meanwhile' },
    })
  })

  it('that are so already change nothing and leave no line', async () => {
    const before = await world.fingerprint({ withTrail: true })
    expect(await change({ name: 'North & Co' })).toMatchObject({ status: 200 })
    expect(await world.fingerprint({ withTrail: true })).toBe(before)
  })

  it('can be emptied again', async () => {
    expect(
      await change({ logoUrl: null, contactEmail: null, mailSenderName: null, invitationLifetimeDays: null }),
    ).toMatchObject({
      body: { logoUrl: null, contactEmail: null, mailSenderName: null, invitationLifetimeDays: null },
    })
  })

  it('take an address that is free, and refuse one that is taken, reserved, or looks like an id', async () => {
    const slug = (wanted: string) => change({ slug: wanted })
    expect(await slug('south')).toMatchObject({ status: 409, body: { code: 'slug_taken', fields: [{ path: 'slug' }] } })
    expect(await slug('admin')).toMatchObject({
      status: 422,
      body: { code: 'slug_reserved', fields: [{ path: 'slug' }] },
    })
    expect(await slug('ten_south')).toMatchObject({ status: 422, body: { code: 'slug_reserved' } })
    expect(await slug('No Slug')).toMatchObject({ status: 422, body: { code: 'invalid_input' } })
    expect(await slug('north-2')).toMatchObject({ status: 200, body: { slug: 'north-2' } })
    expect(await world.as('ada').get('/api/admin/settings', { tenant: 'north' })).toMatchObject({ status: 404 })
    expect(await slug('north')).toMatchObject({ status: 200 })
  })

  it('are for who may see and change them', async () => {
    expect(await read('max')).toMatchObject({ status: 403 })
    expect(await read('vic')).toMatchObject({ status: 200 })
    expect(await change({ name: 'Vic’s' }, 'vic')).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('tenant.settings.edit') },
    })
    expect(await change({ name: 'Mine' }, 'gus')).toMatchObject({ status: 404 })
    expect(await secure({ idleTimeoutMinutes: 5 }, 'vic')).toMatchObject({ status: 403 })
  })

  it('can be changed by an operator, in the organization’s own trail', async () => {
    const answer = await world.as('olive').patch('/api/super-admin/tenants/ten_north/settings', { name: 'North' })
    expect(answer).toMatchObject({ status: 200, body: { name: 'North' } })
    expect(await lastLine()).toMatchObject({ action: 'tenant.changed', actor_id: 'usr_olive' })
  })
})

describe('settings take effect', () => {
  const invite = async (email: string) => {
    const { body } = await world.as('ada').post('/api/admin/team/invites', { emails: [email], roleIds: ['rol_viewer'] })
    return (body.results as unknown as [{ status: string; code?: string; invitationId: string }])[0]
  }

  it('the lifetime of an invitation', async () => {
    await change({ invitationLifetimeDays: 2 })
    const { invitationId } = await invite('two-days@example.com')
    const [row] = await world.sql(
      `select round(extract(epoch from expires_at - created_at) / 86400)::integer as days from tenantry.invitations where id = $1`,
      [invitationId],
    )
    expect(row).toEqual({ days: 2 })
    expect(await change({ invitationLifetimeDays: 31 })).toMatchObject({ status: 422 })
    expect(await change({ invitationLifetimeDays: 0 })).toMatchObject({ status: 422 })
  })

  it('the domains of addresses, whatever their case, and no subdomain', async () => {
    expect(await secure({ allowedEmailDomains: ['Example.COM', 'example.com'] })).toMatchObject({
      body: { allowedEmailDomains: ['example.com'] },
    })
    expect(await invite('in@example.com')).toMatchObject({ status: 'invited' })
    expect(await invite('out@mail.example.com')).toMatchObject({ code: 'email_domain_not_allowed' })
    expect(await invite('out@notexample.com')).toMatchObject({ code: 'email_domain_not_allowed' })
    expect(await secure({ allowedEmailDomains: ['not a domain'] })).toMatchObject({ status: 422 })
    await secure({ allowedEmailDomains: [] })
    expect(await invite('out@mail.example.com')).toMatchObject({ status: 'invited' })
  })

  const used = (idle: string, since: string) =>
    world.sql(`update tenantry.sessions set last_used_at = now() - interval '${idle}', created_at = now() - interval '${since}',
      longest_pause_minutes = 0 where id = 'ses_ada'`)
  const team = () => world.as('ada').get('/api/admin/team')

  it('rule 36: the time without use after which one signs in again, and no other door brings the session back', async () => {
    await secure({ idleTimeoutMinutes: 15 })
    await used('14 minutes', '1 hour')
    expect(await team()).toMatchObject({ status: 200 })
    await used('16 minutes', '1 hour')
    expect(await team()).toMatchObject({ status: 401, body: { code: 'session_too_old' } })
    expect(await world.as('ada').get('/api/auth/me')).toMatchObject({ status: 200 })
    expect(await team()).toMatchObject({ status: 401, body: { code: 'session_too_old' } })
    await used('0 minutes', '1 hour')
    await secure({ idleTimeoutMinutes: null })
  })

  it('rule 36: the time in all', async () => {
    await secure({ absoluteTimeoutMinutes: 60 })
    await used('1 minute', '59 minutes')
    expect(await team()).toMatchObject({ status: 200 })
    await used('1 minute', '61 minutes')
    expect(await team()).toMatchObject({ status: 401, body: { code: 'session_too_old' } })
    await used('0 minutes', '1 minute')
    await secure({ absoluteTimeoutMinutes: null })
  })

  it('rule 36: can only be tightened', async () => {
    expect(await secure({ idleTimeoutMinutes: 721 })).toMatchObject({ status: 422 })
    expect(await secure({ absoluteTimeoutMinutes: 10_081 })).toMatchObject({ status: 422 })
    expect(await world.as('ada').get('/api/admin/settings/security')).toMatchObject({
      body: { defaults: { idleTimeoutMinutes: 720, absoluteTimeoutMinutes: 10_080 } },
    })
  })

  it('are told in the trail as what they are, and to open pages', async () => {
    await secure({ idleTimeoutMinutes: 30, supportAccessAllowed: false })
    expect(await lastLine()).toEqual({
      action: 'tenant.security_changed',
      actor_id: 'usr_ada',
      changes: {
        idleTimeoutMinutes: { old: null, new: 30 },
        supportAccessAllowed: { old: true, new: false },
      },
    })
    await secure({ idleTimeoutMinutes: null })
  })
})

describe('support access', () => {
  it('is the organization’s own to allow: an operator may forbid it, never allow it', async () => {
    const asOperator = (supportAccessAllowed: boolean) =>
      world.as('olive').patch('/api/super-admin/tenants/ten_north/settings/security', { supportAccessAllowed })
    await secure({ supportAccessAllowed: true })
    expect(await asOperator(false)).toMatchObject({ status: 200, body: { supportAccessAllowed: false } })
    expect(await asOperator(true)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect(await secure({ supportAccessAllowed: true })).toMatchObject({ status: 200 })
  })
})
