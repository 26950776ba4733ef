import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { membershipOf } from '#tests/cast.ts'
import { adminUrl, openWorld, publicUrl, type World } from '#tests/world.ts'
import { readDevelopmentInbox } from '../../mail/development-inbox.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.sql('delete from tenantry.rate_limits'))

const newPerson = { name: 'Ivy Invited', password: 'violet harbour 17 trumpets' }
const tokenOf = (link: unknown) => new URL(String(link)).searchParams.get('token') ?? ''
const invite = async (email: string, who: 'ada' | 'vic' = 'ada', roleIds = ['rol_viewer']) => {
  const { body } = await world.as(who).post('/api/admin/team/invites', { emails: [email], roleIds })
  const [result] = body.results as unknown as [{ invitationId: string; link: string }]
  return { id: result.invitationId, token: tokenOf(result.link) }
}
const accept = (token: string, body: Record<string, unknown> = newPerson) =>
  world.as('nobody').post(`/api/invitations/${token}/accept`, body)
const resend = (id: string, who: 'ada' | 'vic' = 'ada') =>
  world.as(who).post(`/api/admin/team/invites/${id}/resend`, {})

describe('accepting', () => {
  it('makes the person, signs them in, makes the member and tells the inviter, all at once', async () => {
    const { token, id } = await invite('ivy@example.com')
    const answer = await accept(token)
    expect([answer.status, answer.body.tenant]).toEqual([200, { slug: 'north' }])
    const ivy = world.withCookie(String(answer.headers.get('set-cookie')).split(';')[0] ?? '')
    expect(await ivy.get('/api/auth/me')).toMatchObject({
      body: { user: { name: 'Ivy Invited' }, activeTenant: { slug: 'north' } },
    })
    expect(await world.sql(`select kind, recipient from tenantry.outbox where kind = 'invitation_accepted'`)).toEqual([
      { kind: 'invitation_accepted', recipient: 'ada@tenantry.test' },
    ])
    expect(await accept(token)).toMatchObject({ status: 404 })
    const [state] = await world.sql(`select status from tenantry.invitations where id = $1`, [id])
    expect(state).toEqual({ status: 'accepted' })
  })

  it('sends the inviter to where they see who came: members to their team, operators to their portal', async () => {
    const team = await invite('of-a-member@example.com')
    await accept(team.token)
    const asked = { emails: ['of-an-operator@example.com'], roleIds: ['rol_viewer'] }
    const { body } = await world.as('olive').post('/api/super-admin/tenants/ten_north/team/invites', asked)
    await accept(tokenOf((body.results as unknown as [{ link: string }])[0].link))
    const links = (await readDevelopmentInbox({ ...world.platform, isProduction: false }, world.database))
      .filter(({ subject }) => subject.includes('joined'))
      .map(({ to, link }) => [to, link])
    expect(links).toContainEqual(['ada@tenantry.test', `${publicUrl}/o/north/team`])
    expect(links).toContainEqual(['olive@tenantry.test', `${adminUrl}/admin/orgs/ten_north/members`])
  })

  it('hashes while no transaction is open: others are served meanwhile', async () => {
    const { token } = await invite('slow@example.com')
    const { passwords } = world.platform
    const hash = passwords.hash.bind(passwords)
    let served = 0
    passwords.hash = async (...asked) => {
      for (const who of ['ada', 'gus', 'max'] as const) served += (await world.as(who).get('/api/auth/me')).status
      const open = await world.sql(`select 1 from pg_locks l join pg_class c on c.oid = l.relation
        where c.relnamespace = 'tenantry'::regnamespace and l.pid <> pg_backend_pid()
          and l.database = (select oid from pg_database where datname = current_database())`)
      expect(open).toEqual([])
      return hash(...asked)
    }
    try {
      expect(await accept(token)).toMatchObject({ status: 200 })
    } finally {
      passwords.hash = hash
    }
    expect(served).toBe(600)
  })

  it('looks at everything again after the hashing', async () => {
    const { passwords } = world.platform
    const hash = passwords.hash.bind(passwords)
    const meanwhile = async (email: string, change: (id: string) => Promise<unknown>) => {
      const { token, id } = await invite(email)
      passwords.hash = async (...asked) => {
        const made = await hash(...asked)
        await change(id)
        return made
      }
      const answer = await accept(token)
      passwords.hash = hash
      return answer.status
    }
    expect(await meanwhile('m1@example.com', (id) => world.as('ada').delete(`/api/admin/team/invites/${id}`, {}))).toBe(
      404,
    )
    expect(await meanwhile('m2@example.com', (id) => resend(id))).toBe(404)
    expect(
      await meanwhile('m3@example.com', (id) =>
        world.sql(`update tenantry.invitations set expires_at = now() - interval '1 second' where id = $1`, [id]),
      ),
    ).toBe(404)
    expect(
      await meanwhile('m4@example.com', () =>
        world.sql(`update tenantry.tenants set status = 'suspended' where id = 'ten_north'`),
      ),
    ).toBe(404)
    await world.sql(`update tenantry.tenants set status = 'active' where id = 'ten_north'`)
    expect(
      await world.sql(
        `select 1 from tenantry.accounts a join tenantry.users u on u.id = a.user_id where u.email like 'm_@example.com'`,
      ),
    ).toEqual([])
  })

  it('of a second invitation, taken up while the first makes the account, waits for the person to sign in', async () => {
    const north = await invite('two@example.com')
    const { body } = await world
      .as('gus')
      .post('/api/admin/team/invites', { emails: ['two@example.com'], roleIds: ['rol_viewer'] })
    const south = tokenOf((body.results as unknown as [{ link: string }])[0].link)
    const answers = await Promise.all([accept(north.token), accept(south)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401])
    expect(
      await world.sql(
        `select 1 from tenantry.accounts a join tenantry.users u on u.id = a.user_id where u.email = 'two@example.com'`,
      ),
    ).toHaveLength(1)
  })
})

describe('sending again', () => {
  it('rule 71: kills the link before, and asks for what inviting asks for', async () => {
    const { id, token } = await invite('again@example.com')
    const { status, body } = await resend(id)
    expect(status).toBe(200)
    expect(await world.as('nobody').get(`/api/invitations/${token}`)).toMatchObject({ status: 404 })
    expect(await world.as('nobody').get(`/api/invitations/${tokenOf(body.link)}`)).toMatchObject({ status: 200 })
    await world.sql(`update tenantry.tenants set allowed_email_domains = '{elsewhere.com}' where id = 'ten_north'`)
    expect(await resend(id)).toMatchObject({ status: 422, body: { code: 'email_domain_not_allowed' } })
    await world.sql(`update tenantry.tenants set allowed_email_domains = '{}' where id = 'ten_north'`)
    expect(await resend(id, 'vic')).toMatchObject({ status: 403 })
  })

  it('brings back one that ran out, also after it was marked so', async () => {
    const { id } = await invite('ran-out@example.com')
    await world.sql(
      `update tenantry.invitations set expires_at = now() - interval '1 day', status = 'expired', settled_at = now() where id = $1`,
      [id],
    )
    const listed = await world.as('ada').get('/api/admin/team?q=ran-out')
    expect(listed.body.items).toMatchObject([{ status: 'pending', invitationId: id }])
    const { body } = await resend(id)
    expect(await accept(tokenOf(body.link))).toMatchObject({ status: 200 })
    expect(await resend(id)).toMatchObject({ status: 409, body: { code: 'invitation_settled' } })
  })

  it('is in the name of whoever sends it: theirs is the right that counts when it is accepted', async () => {
    const vic = membershipOf('vic', 'north')
    const become = (role: string) =>
      world.sql(`update tenantry.membership_roles set role_id = $1 where membership_id = '${vic}'`, [role])
    await become('rol_manager')
    const { id, token } = await invite('taken-over@example.com', 'vic', ['rol_support'])
    await become('rol_viewer')
    expect(await accept(token)).toMatchObject({ status: 404 })
    const { body } = await resend(id)
    expect(await world.as('nobody').get(`/api/invitations/${tokenOf(body.link)}`)).toMatchObject({
      body: { invitedBy: { name: 'Ada Admin' } },
    })
    expect(await accept(tokenOf(body.link))).toMatchObject({ status: 200 })
  })
})

describe('revoking', () => {
  it('ends a pending or expired invitation and its place, and is for no one of a lower rank', async () => {
    const { id } = await invite('boss@example.com', 'ada', ['rol_tenant_admin'])
    const vic = membershipOf('vic', 'north')
    await world.sql(`update tenantry.membership_roles set role_id = 'rol_manager' where membership_id = '${vic}'`)
    const revoke = (who: 'ada' | 'vic') => world.as(who).delete(`/api/admin/team/invites/${id}`, {})
    expect(await revoke('vic')).toMatchObject({ status: 403, body: { code: 'above_own_rank' } })
    await world.sql(`update tenantry.invitations set status = 'expired' where id = $1`, [id])
    expect(await revoke('ada')).toMatchObject({ status: 200 })
    expect(await revoke('ada')).toMatchObject({ status: 409, body: { code: 'invitation_settled' } })
    expect(await world.sql(`select status from tenantry.memberships where email = 'boss@example.com'`)).toEqual([
      { status: 'removed' },
    ])
  })
})
