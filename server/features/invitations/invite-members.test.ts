import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { membershipOf } from '#tests/cast.ts'
import { openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.sql('delete from tenantry.rate_limits'))

type Result = { email: string; name?: string; status: string; code?: string; link?: string; invitationId?: string }

const invite = (emails: readonly string[], more: Record<string, unknown> = {}, key?: string) =>
  world
    .as('ada')
    .post(
      '/api/admin/team/invites',
      { emails, roleIds: ['rol_viewer'], ...more },
      key ? { headers: { 'idempotency-key': key } } : {},
    )
const resultsOf = ({ body }: Awaited<ReturnType<typeof invite>>) => body.results as unknown as Result[]
const codes = (answer: Awaited<ReturnType<typeof invite>>) =>
  resultsOf(answer).map(({ email, status, code }) => [email, code ?? status])
const check = (emails: readonly string[]) => world.as('ada').post('/api/admin/team/invites/check', { emails })
const invited = async () =>
  (
    await world.sql<{ email: string }>(
      `select email from tenantry.invitations where tenant_id = 'ten_north' and status = 'pending' order by email`,
    )
  ).map(({ email }) => email)

describe('inviting many', () => {
  it('reads each address in whatever form, takes the names, and has an answer and a link for each', async () => {
    const answer = await invite([
      '"Meier, Anna" <Anna@Example.com>',
      'mailto:ben@example.com; cleo@example.com',
      'nobody',
    ])
    expect(resultsOf(answer)).toEqual([
      {
        email: 'anna@example.com',
        name: 'Meier, Anna',
        status: 'invited',
        invitationId: expect.any(String),
        link: expect.any(String),
      },
      { email: 'ben@example.com', status: 'invited', invitationId: expect.any(String), link: expect.any(String) },
      { email: 'cleo@example.com', status: 'invited', invitationId: expect.any(String), link: expect.any(String) },
      { email: 'nobody', status: 'refused', code: 'malformed' },
    ])
    const [anna] = await world.sql(
      `select name, status, kind from tenantry.memberships where email = 'anna@example.com'`,
    )
    expect(anna).toEqual({ name: 'Meier, Anna', status: 'pending', kind: 'team' })
    expect(new Set(resultsOf(answer).map(({ link }) => link)).size).toBe(4)
  })

  it('refuses one address without a word about the others', async () => {
    await world.sql(
      `update tenantry.tenants set allowed_email_domains = '{example.com,tenantry.test,north.test}' where id = 'ten_north'`,
    )
    const answer = await invite([
      'max@tenantry.test',
      'INVITED@north.test',
      'x@elsewhere.com',
      'sam@tenantry.test',
      'dan@example.com',
    ])
    expect(codes(answer)).toEqual([
      ['max@tenantry.test', 'already_member'],
      ['invited@north.test', 'already_invited'],
      ['x@elsewhere.com', 'email_domain_not_allowed'],
      ['sam@tenantry.test', 'already_member'],
      ['dan@example.com', 'invited'],
    ])
    await world.sql(`update tenantry.tenants set allowed_email_domains = '{}' where id = 'ten_north'`)
  })

  it('refuses the whole when the offer is out of reach, before anyone is invited', async () => {
    const before = await world.fingerprint()
    await world.sql(
      `update tenantry.membership_roles set role_id = 'rol_manager' where membership_id = '${membershipOf('vic', 'north')}'`,
    )
    const asVic = (body: Record<string, unknown>) =>
      world.as('vic').post('/api/admin/team/invites', { emails: ['e@example.com'], ...body })
    expect(await asVic({ roleIds: ['rol_tenant_admin'] })).toMatchObject({
      status: 403,
      body: { code: 'above_own_rank' },
    })
    expect(await asVic({ roleIds: ['rol_finance'] })).toMatchObject({
      status: 403,
      body: { code: 'beyond_own_permissions' },
    })
    expect(await asVic({ roleIds: ['rol_south_nothing'] })).toMatchObject({ status: 404 })
    expect(await asVic({ roleIds: ['rol_viewer'], groupIds: ['grp_south'] })).toMatchObject({ status: 404 })
    expect(await invite(['e@example.com'], { roleIds: ['rol_creator'], kind: 'vendor' })).toMatchObject({ status: 422 })
    expect(await invite(['e@example.com'], { roleIds: ['rol_creator', 'rol_vendor'] })).toMatchObject({ status: 422 })
    await world.sql(
      `update tenantry.membership_roles set role_id = 'rol_viewer' where membership_id = '${membershipOf('vic', 'north')}'`,
    )
    expect(await world.fingerprint()).toBe(before)
  })

  it('makes an external kind of the role’s, where none is said', async () => {
    await invite(['kim@example.com'], { roleIds: ['rol_contractor'] })
    const [kim] = await world.sql(`select kind from tenantry.memberships where email = 'kim@example.com'`)
    expect(kim).toEqual({ kind: 'contractor' })
  })

  it('stops at the limit of the day, having invited up to it', async () => {
    await world.sql(`update tenantry.settings set invitations_per_day = 3`)
    expect(
      codes(await invite(['l1', 'l2', 'l3', 'l4', 'l5'].map((name) => `${name}@example.com`))).map(([, code]) => code),
    ).toEqual(['invited', 'invited', 'invited', 'invitation_limit', 'invitation_limit'])
    await world.sql(`update tenantry.settings set invitations_per_day = 50`)
  })

  it('rule 70: sends one address at most twenty a day, of all organizations together', async () => {
    for (let round = 0; round < 20; round++) {
      const [result] = resultsOf(await invite(['often@example.com']))
      await world.as('ada').delete(`/api/admin/team/invites/${result?.invitationId}`, {})
    }
    expect(codes(await invite(['often@example.com']))).toEqual([['often@example.com', 'invitation_limit']])
    const south = await world
      .as('gus')
      .post('/api/admin/team/invites', { emails: ['often@example.com'], roleIds: ['rol_viewer'] })
    expect(codes(south)).toEqual([['often@example.com', 'invitation_limit']])
  })

  it('takes 500 at once, and no more', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `many${at}@example.com`)
    expect(await invite(many(501))).toMatchObject({ status: 422, body: { fields: [{ path: 'emails' }] } })
    expect(await invite([many(20).join(','), many(501).slice(20).join(' ').slice(0, 400)])).toMatchObject({
      status: 200,
    })
    expect(await invite([' ; '])).toMatchObject({ status: 422, body: { fields: [{ path: 'emails' }] } })
  })
})

describe('a request to invite that is sent again under its key', () => {
  it('has the very answer of the first, links included, and invites nobody twice', async () => {
    const first = await invite(['key1@example.com', 'max@tenantry.test'], {}, 'key-1')
    const second = await invite(['key1@example.com', 'max@tenantry.test'], {}, 'key-1')
    expect(second.text).toBe(first.text)
    expect(await invite(['key2@example.com'], {}, 'key-1')).toMatchObject({
      status: 409,
      body: { code: 'idempotency_key_reused' },
    })
  })

  it('goes on where the first stopped', async () => {
    const emails = ['go1@example.com', 'go2@example.com', 'go3@example.com']
    const [one] = resultsOf(await invite(emails, {}, 'key-2'))
    // As if the server had died after the first address: the others, and the answer as a whole, were never written.
    await world.sql(`delete from tenantry.outbox where recipient = any ($1)`, [emails.slice(1)])
    await world.sql(`delete from tenantry.invitations where email = any ($1)`, [emails.slice(1)])
    await world.sql(`delete from tenantry.memberships where email = any ($1)`, [emails.slice(1)])
    await world.sql(`delete from tenantry.idempotency_keys where key = 'key-2' and route not like '%go1@example.com'`)
    const again = resultsOf(await invite(emails, {}, 'key-2'))
    expect(again.map(({ status }) => status)).toEqual(['invited', 'invited', 'invited'])
    expect(again[0]).toEqual(one)
    expect((await invited()).filter((email) => email.startsWith('go'))).toEqual(emails)
  })
})

describe('checking addresses before inviting', () => {
  it('foretells of each what would become of it, and writes nothing', async () => {
    await world.sql(`update tenantry.settings set invitations_per_day = 2`)
    await world.sql(
      `update tenantry.tenants set allowed_email_domains = '{example.com,tenantry.test,north.test}' where id = 'ten_north'`,
    )
    const emails = [
      'Zoe Zimt <ZOE@example.com>; zoe@example.com',
      'broken@',
      'vic@tenantry.test',
      'invited@north.test',
      'x@elsewhere.com',
      'y1@example.com',
      'y2@example.com',
    ]
    const before = await world.fingerprint({ withTrail: true })
    const { body } = await check(emails)
    expect(await world.fingerprint({ withTrail: true })).toBe(before)
    expect(body).toEqual({
      items: [
        { email: 'zoe@example.com', name: 'Zoe Zimt', status: 'ok' },
        { email: 'broken@', name: null, status: 'malformed' },
        { email: 'vic@tenantry.test', name: null, status: 'already_member' },
        { email: 'invited@north.test', name: null, status: 'already_invited' },
        { email: 'x@elsewhere.com', name: null, status: 'email_domain_not_allowed' },
        { email: 'y1@example.com', name: null, status: 'ok' },
        { email: 'y2@example.com', name: null, status: 'invitation_limit' },
      ],
      remaining: 2,
      allowedEmailDomains: ['example.com', 'tenantry.test', 'north.test'],
    })
    const statuses = (body.items as unknown as { status: string }[]).map(({ status }) =>
      status === 'ok' ? 'invited' : status,
    )
    expect(codes(await invite(emails)).map(([, code]) => code)).toEqual(statuses)
    await world.sql(`update tenantry.settings set invitations_per_day = 50`)
    await world.sql(`update tenantry.tenants set allowed_email_domains = '{}' where id = 'ten_north'`)
  })

  it('counts an invitation that ran out as none', async () => {
    await invite(['late@example.com'])
    await world.sql(
      `update tenantry.invitations set expires_at = now() - interval '1 minute' where email = 'late@example.com'`,
    )
    expect((await check(['late@example.com'])).body.items).toMatchObject([{ status: 'ok' }])
    expect(codes(await invite(['late@example.com']))).toEqual([['late@example.com', 'invited']])
  })

  it('needs the right to invite, and knows nobody of another organization', async () => {
    expect(await world.as('vic').post('/api/admin/team/invites/check', { emails: ['a@example.com'] })).toMatchObject({
      status: 403,
    })
    expect((await check(['gus@tenantry.test'])).body.items).toMatchObject([{ status: 'ok' }])
  })
})
