import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmptyDatabase } from '#tests/empty-database.ts'
import { type MailServer, startMailServer } from '#tests/mail-server.ts'
import { mailedLink } from '#tests/mailed-link.ts'
import { type ServerProcess, setupToken, startServerProcess } from '#tests/server-process.ts'
import { type Answer, cookieSetBy } from '#tests/world.ts'

// From an empty database to customers at work, as a server process, an SMTP server and browsers' requests see it.

const passwords = {
  olga: 'violet harbour 17 trumpets',
  carla: 'copper lantern 42 meadows',
  carlaLater: 'amber orchard 88 ferries',
}
let mail: MailServer
let environment: Record<string, string>
let close: () => Promise<void>
let server: ServerProcess
/** The cookies of the people's browsers. */
const cookies = { olga: '', carla: '', colin: '' }

beforeAll(async () => {
  mail = await startMailServer()
  const database = await openEmptyDatabase()
  environment = { ...database.environment, SMTP_URL: mail.url, MAIL_FROM: 'Tenantry <no-reply@tenantry.test>' }
  close = database.close
  server = await startServerProcess(environment)
  environment.PORT = new URL(server.address).port
})
afterAll(async () => {
  await server?.kill()
  await mail?.close()
  await close?.()
})

const as = (who: keyof typeof cookies, tenant?: string) =>
  server.ask({ cookie: cookies[who], ...(tenant !== undefined && { tenant }) })
const nobody = () => server.ask()
const locationOf = ({ headers }: Answer) => headers.get('location')
const tokenIn = (link: string) => /token=([\w-]+)$/.exec(link)?.[1] ?? ''
const linkFor = (recipient: string, path: string) => mailedLink(mail, recipient, `${server.address}${path}`)

describe('the first operator', () => {
  it('opens the link that was printed, once, and is signed in', async () => {
    expect(server.output()).toContain(`${server.address}/setup?token=${setupToken}`)
    expect(await nobody().get(`/setup?token=${setupToken}`)).toMatchObject({ status: 200 })
    expect(locationOf(await nobody().get('/setup?token=another-token-entirely'))).toBe('/sign-in')

    const person = { name: 'Olga', email: ' Olga@Tenantry.Test ', password: passwords.olga }
    const done = await nobody().post('/api/setup', { token: setupToken, ...person })
    expect(done).toMatchObject({ status: 201, body: { user: { email: 'olga@tenantry.test' } } })
    cookies.olga = cookieSetBy(done)

    expect(await nobody().post('/api/setup', { token: setupToken, ...person })).toMatchObject({ status: 404 })
    expect(locationOf(await nobody().get(`/setup?token=${setupToken}`))).toBe('/sign-in')
    expect(locationOf(await as('olga').get('/dashboard'))).toBe('/admin')
    expect(await as('olga').get('/admin')).toMatchObject({ status: 200 })
  })
})

describe('the first customer', () => {
  it('exists as soon as the operator said so, on every open page of the portal', async () => {
    const events = await listen('/api/super-admin/events')
    const answer = await as('olga').post('/api/super-admin/tenants', {
      name: 'Customer Two',
      initialAdmin: { email: 'carla@customer-two.test' },
    })
    expect(answer).toMatchObject({ status: 201, body: { tenant: { slug: 'customer-two', status: 'active' } } })
    await expect.poll(events.heard, { timeout: 2_000 }).toContain('event: tenant.created')
    events.stop()
    expect(await as('olga').get('/api/super-admin/tenants')).toMatchObject({
      body: { items: [{ slug: 'customer-two', activeMembers: 0, pendingInvitations: 1 }] },
    })
    expect(await as('olga').get('/api/auth/me')).toMatchObject({ body: { role: 'superadmin', memberships: [] } })
    expect(await linkFor('carla@customer-two.test', '/join')).toBe(String(answer.body.invitation?.link))
  })

  it('has an admin who came by the link in the mail and lands on their dashboard', async () => {
    const token = tokenIn(await linkFor('carla@customer-two.test', '/join'))
    expect(await nobody().get(`/join?token=${token}`)).toMatchObject({ status: 200 })
    expect(await nobody().get(`/api/invitations/${token}`)).toMatchObject({
      body: {
        tenant: { name: 'Customer Two' },
        email: 'carla@customer-two.test',
        invitedBy: { name: 'Olga' },
        hasAccount: false,
        roles: [{ id: 'rol_tenant_admin' }],
      },
    })
    const accept = () => nobody().post(`/api/invitations/${token}/accept`, { name: 'Carla', password: passwords.carla })
    const accepted = await accept()
    expect(accepted).toMatchObject({ status: 200, body: { tenant: { slug: 'customer-two' } } })
    cookies.carla = cookieSetBy(accepted)
    expect(await accept()).toMatchObject({ status: 404 })
    expect(locationOf(await as('carla').get('/dashboard'))).toBe('/o/customer-two')
    expect(await as('carla').get('/o/customer-two')).toMatchObject({ status: 200 })
    expect(await as('carla').get('/api/auth/me')).toMatchObject({ body: { activeTenant: { slug: 'customer-two' } } })
    expect(await as('carla', 'customer-two').get('/api/admin/dashboard')).toMatchObject({
      body: { team: { activeMembers: 1 } },
    })
  })

  it('invites a colleague, who joins', async () => {
    const invited = await as('carla', 'customer-two').post('/api/admin/team/invites', {
      emails: ['colin@customer-two.test', 'not an address'],
      roleIds: ['rol_manager'],
      message: 'Welcome aboard',
    })
    expect(invited).toMatchObject({
      body: { results: [{ status: 'invited' }, { status: 'refused' }] },
    })
    const link = await linkFor('colin@customer-two.test', '/join')
    expect(mail.received.find(({ recipients }) => recipients.includes('colin@customer-two.test'))?.text).toContain(
      'Welcome aboard',
    )
    const accepted = await nobody().post(`/api/invitations/${tokenIn(link)}/accept`, {
      name: 'Colin',
      password: passwords.carla,
    })
    cookies.colin = cookieSetBy(accepted)
    expect(await as('colin', 'customer-two').get('/api/admin/team?sort=email')).toMatchObject({
      body: {
        items: [
          { name: 'Carla', status: 'active' },
          { name: 'Colin', status: 'active', roles: [{ name: 'Manager' }] },
        ],
      },
    })
    // Whoever invited is told.
    await expect
      .poll(() => mail.received.filter(({ recipients }) => recipients[0] === 'carla@customer-two.test'))
      .toHaveLength(2)
  })
})

describe('a person of two organizations', () => {
  it('joins the second with the account they have', async () => {
    await as('olga').post('/api/super-admin/tenants', {
      name: 'Customer Three',
      initialAdmin: { email: 'Carla@Customer-Two.test' },
    })
    const token = await newestToken('Customer Three')
    expect(await nobody().post(`/api/invitations/${token}/accept`, {})).toMatchObject({ status: 401 })
    expect(await as('colin').post(`/api/invitations/${token}/accept`, {})).toMatchObject({
      status: 403,
      body: { code: 'wrong_account' },
    })
    expect(await as('carla').post(`/api/invitations/${token}/accept`, {})).toMatchObject({ status: 200 })
  })

  it('chooses after signing in, switches, and is spared the choice once they said so', async () => {
    const signedIn = await nobody().post('/api/auth/sign-in/email', {
      email: 'CARLA@customer-two.test',
      password: passwords.carla,
    })
    expect(signedIn).toMatchObject({ status: 200, body: { user: { name: 'Carla' } } })
    cookies.carla = cookieSetBy(signedIn)
    expect(locationOf(await as('carla').get('/dashboard'))).toBe('/select-org')
    const { body } = await as('carla').get('/api/auth/context/tenants')
    expect(
      Object.values(body.items ?? {})
        .map((item) => item?.slug)
        .sort(),
    ).toEqual(['customer-three', 'customer-two'])

    expect(await as('carla').post('/api/auth/context/switch', { tenant: 'customer-three' })).toMatchObject({
      status: 200,
    })
    expect(await as('carla').get('/api/auth/me')).toMatchObject({ body: { activeTenant: { slug: 'customer-three' } } })
    const write = { emails: ['x@example.com'], roleIds: ['rol_viewer'] }
    expect(await as('carla').post('/api/admin/team/invites', write)).toMatchObject({
      body: { code: 'tenant_unstated' },
    })

    const id = String(Object.values(body.items ?? {}).find((item) => String(item?.slug) === 'customer-two')?.id)
    expect(await as('carla').put('/api/account/tenants/default', { tenantId: id })).toMatchObject({ status: 200 })
    expect(locationOf(await as('carla').get('/dashboard'))).toBe('/o/customer-two')
  })

  it('finds nothing of the operator’s', async () => {
    expect(locationOf(await as('carla').get('/admin/orgs/new'))).toBe('/dashboard')
    expect(await as('carla').get('/api/super-admin/tenants')).toMatchObject({ status: 404 })
  })
})

describe('a forgotten password', () => {
  it('is replaced by the link in the mail, and every session ends', async () => {
    const ask = (email: string) => nobody().post('/api/auth/request-password-reset', { email })
    expect((await ask('carla@customer-two.test')).text).toBe((await ask('nobody@customer-two.test')).text)
    const token = tokenIn(await linkFor('carla@customer-two.test', '/reset-password'))
    const reset = { token, newPassword: passwords.carlaLater }
    expect(await nobody().post('/api/auth/reset-password', reset)).toMatchObject({ status: 200 })
    expect(await nobody().post('/api/auth/reset-password', reset)).toMatchObject({ status: 404 })
    expect(await as('carla').get('/api/auth/me')).toMatchObject({ status: 401 })
    const signIn = (password: string) =>
      nobody().post('/api/auth/sign-in/email', { email: 'carla@customer-two.test', password })
    expect(await signIn(passwords.carla)).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } })
    const signedIn = await signIn(passwords.carlaLater)
    cookies.carla = cookieSetBy(signedIn)
    expect(await as('carla').get('/api/auth/me')).toMatchObject({ status: 200 })
  })
})

describe('the operator’s power', () => {
  it('suspends and restores, grants and revokes, in force at the next request', async () => {
    const { body } = await as('olga').get('/api/super-admin/tenants?q=customer-two')
    const id = String(body.items?.[0]?.id)
    const team = async () => (await as('carla', 'customer-two').get('/api/admin/team')).status
    await as('olga').post(`/api/super-admin/tenants/${id}/suspend`, {})
    expect(await team()).toBe(403)
    await as('olga').post(`/api/super-admin/tenants/${id}/restore`, {})
    expect(await team()).toBe(200)

    const { body: users } = await as('olga').get('/api/super-admin/users?q=colin')
    const power = `/api/super-admin/users/${String(users.items?.[0]?.id)}/superadmin`
    await as('olga').put(power, {})
    expect(await as('colin').get('/admin')).toMatchObject({ status: 200 })
    await as('olga').delete(power, {})
    expect(locationOf(await as('colin').get('/admin'))).toBe('/dashboard')
  })
})

describe('the trail', () => {
  it('has every step, each where it belongs', async () => {
    const actionsIn = ({ body }: Answer) => new Set(Object.values(body.items ?? {}).map((item) => String(item?.action)))
    const whole = actionsIn(await as('olga').get('/api/super-admin/audit?limit=100'))
    for (const action of [
      ...[
        'setup.completed',
        'superadmin.granted',
        'superadmin.revoked',
        'tenant.created',
        'tenant.suspended',
        'tenant.restored',
      ],
      ...['invitation.created', 'invitation.accepted', 'membership.activated', 'session.started', 'session.refused'],
      ...['session.tenant_switched', 'password.changed', 'operator.denied', 'user.changed'],
    ])
      expect(whole).toContain(action)
    const own = actionsIn(await as('carla', 'customer-two').get('/api/admin/audit?limit=100'))
    expect(own).toContain('tenant.suspended')
    expect(own).not.toContain('setup.completed')
    expect(own).not.toContain('operator.denied')
  })
})

describe('a server that is stopped and started again', () => {
  it('ends in peace and knows everything it was told', async () => {
    expect(await server.stop()).toBe(0)
    server = await startServerProcess(environment)
    expect(server.output()).not.toContain('/setup?token=')
    expect(await as('carla', 'customer-two').get('/api/admin/team')).toMatchObject({ status: 200 })
    expect(await as('carla').post('/api/auth/sign-out', {})).toMatchObject({ status: 200 })
    expect(await as('carla').get('/api/auth/me')).toMatchObject({ status: 401 })
  })
})

/** The token of the link that was mailed for this organization. */
async function newestToken(organization: string): Promise<string> {
  const find = () =>
    mail.received.findLast(
      ({ subject, text }) => `${subject} ${text}`.includes(organization) && text.includes('/join?token='),
    )
  await expect.poll(find, { timeout: 15_000 }).toBeDefined()
  return /\/join\?token=([\w-]+)/.exec(find()?.text ?? '')?.[1] ?? ''
}

/** An open page of the portal. */
async function listen(path: string) {
  const stopping = new AbortController()
  const response = await fetch(server.address + path, { headers: { cookie: cookies.olga }, signal: stopping.signal })
  let heard = ''
  const reading = async () => {
    for await (const chunk of response.body ?? []) heard += Buffer.from(chunk).toString()
  }
  reading().catch(() => {})
  return { heard: () => heard, stop: () => stopping.abort() }
}
