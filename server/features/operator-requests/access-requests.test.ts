import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startOutboxWorker } from '#server/jobs/outbox-worker.ts'
import { openMailTransport } from '#server/mail/transport.ts'
import { type MailServer, startMailServer } from '#tests/mail-server.ts'
import { openWorld, publicUrl, type World } from '#tests/world.ts'

let world: World
let mail: MailServer
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  mail = await startMailServer()
  await world.sql(`
    delete from tenantry.rate_limits; delete from tenantry.access_requests; delete from tenantry.outbox;
    update tenantry.settings set sign_up_mode = 'request'`)
})
afterEach(() => mail.close())

const question = { name: 'Asta Asker', email: 'Asta@Asking.test', organization: 'Asking & Co' }
const ask = (more: Record<string, unknown> = {}) =>
  world.as('nobody').post('/api/access-requests', { ...question, ...more })
const requests = () =>
  world.sql<{ id: string; status: string; email: string }>('select * from tenantry.access_requests order by created_at')
const decide = (id: string | undefined, how: 'approve' | 'decline', body: unknown = {}) =>
  world.as('olive').post(`/api/super-admin/requests/${id}/${how}`, body)
async function pending() {
  await ask()
  return (await requests())[0]?.id
}
/** What left by SMTP once the outbox is empty. */
async function sent() {
  const { database, platform } = world
  const from = { name: 'Tenantry', address: 'no-reply@example.com' }
  const transport = openMailTransport({ smtpUrl: mail.url, from, publicUrl })
  const { log, vault } = platform
  const worker = startOutboxWorker({ database, log, vault, publicUrl, mailMode: 'smtp', transport, pollMs: 50 })
  const waiting = () => world.sql(`select id from tenantry.outbox where status in ('waiting', 'sending')`)
  await expect.poll(waiting, { timeout: 8000 }).toEqual([])
  await worker.stop()
  return mail.received
}

describe('asking for an organization', () => {
  it('is possible only where sign-up is by request, and the public may know', async () => {
    expect((await world.as('nobody').get('/api/sign-up-mode')).body).toMatchObject({ mode: 'request' })
    await world.sql(`update tenantry.settings set sign_up_mode = 'closed'`)
    expect(await ask()).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect((await world.as('nobody').get('/api/sign-up-mode')).body).toMatchObject({ mode: 'closed' })
    expect(await requests()).toEqual([])
  })

  it('rule 9: gets one answer, whether the address is known, has asked before or neither; and nobody gets a mail', async () => {
    const answers = [await ask(), await ask(), await ask({ email: 'ada@tenantry.test' })]
    expect(answers.map(({ status, text }) => [status, text])).toEqual(Array(3).fill([200, '{"done":true}']))
    expect((await requests()).map(({ email }) => email)).toEqual(['asta@asking.test', 'ada@tenantry.test'])
    expect(await world.sql('select id from tenantry.outbox')).toEqual([])
  })

  it('is limited by where it comes from, and silently by address', async () => {
    for (let time = 0; time < 9; time++) expect((await ask({ organization: `Try ${time}` })).status).toBe(200)
    expect(await requests()).toHaveLength(1)
    expect((await ask({ email: 'other@asking.test' })).status).toBe(200)
    const over = await ask({ email: 'another@asking.test' })
    expect(over).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('refuses what is no name or address, and everything else that is sent along', async () => {
    for (const wrong of [
      { email: 'a@b.test\r\nBcc: c@d.test' },
      { name: '' },
      { organization: 'x'.repeat(121) },
      { status: 'approved' },
    ]) {
      expect(await ask(wrong)).toMatchObject({ status: 422, body: { code: 'invalid_input' } })
    }
    expect(await requests()).toEqual([])
  })

  it('is written down', async () => {
    await ask()
    const [event] = await world.sql(
      `select chain, actor_id, actor_email, resource_name from tenantry.audit_events where action = 'access_request.created' order by seq desc limit 1`,
    )
    expect(event).toEqual({
      chain: 'platform',
      actor_id: null,
      actor_email: 'asta@asking.test',
      resource_name: 'Asking & Co',
    })
  })
})

describe('the queue of requests', () => {
  it('shows pending ones first, then the newest, and can be searched and paged', async () => {
    await world.sql(`
      insert into tenantry.access_requests (id, name, email, organization, status, decided_at, created_at) values
        ('arq_1', 'One', 'one@x.test', 'First', 'pending', null, '2026-01-01'),
        ('arq_2', 'Two', 'two@x.test', 'Second', 'declined', '2026-01-05', '2026-01-02'),
        ('arq_3', 'Vic', 'vic@tenantry.test', 'Third', 'pending', null, '2026-01-03')`)
    const list = async (query = '') => (await world.as('olive').get(`/api/super-admin/requests${query}`)).body
    const ids = ({ items }: { items?: unknown }) => (items as { id: string }[]).map(({ id }) => id)
    const all = await list()
    expect(ids(all)).toEqual(['arq_3', 'arq_1', 'arq_2'])
    expect(all).toMatchObject({ items: [{ isKnownUser: true }, { isKnownUser: false }, {}] })
    expect(ids(await list('?status=declined'))).toEqual(['arq_2'])
    expect(ids(await list('?q=SECOND'))).toEqual(['arq_2'])
    const first = await list('?limit=2')
    expect(ids(await list(`?limit=2&cursor=${String(first.nextCursor)}`))).toEqual(['arq_2'])
    expect(await world.as('ada').get('/api/super-admin/requests')).toMatchObject({ status: 404 })
  })
})

describe('deciding a request', () => {
  it('approves: makes the organization and invites the asker as Tenant Admin, who gets one mail with the way in', async () => {
    const answer = await decide(await pending(), 'approve')
    expect(answer).toMatchObject({
      status: 200,
      body: {
        request: {
          status: 'approved',
          tenant: { slug: 'asking-co', name: 'Asking & Co' },
          decidedBy: { name: 'Olive Operator' },
        },
      },
    })
    const received = await sent()
    expect(received.map(({ recipients }) => recipients)).toEqual([['asta@asking.test']])
    expect(received[0]?.subject).toBe('Your access to Asking & Co is ready')
    expect(received[0]?.html).toContain('Asking &amp; Co')
    const token = /\/join\?token=([\w-]{43})/.exec(received[0]?.text ?? '')?.[1]
    expect(String(answer.body.invitation?.link)).toContain(String(token))

    const joined = await world
      .as('nobody')
      .post(`/api/invitations/${token}/accept`, { name: 'Asta Asker', password: 'violet harbour 17 trumpets' })
    expect(joined).toMatchObject({ status: 200, body: { tenant: { slug: 'asking-co' } } })
    const asta = world.withCookie(joined.headers.get('set-cookie')?.split(';')[0] ?? '')
    expect(await asta.get('/api/admin/team', { tenant: 'asking-co' })).toMatchObject({
      status: 200,
      body: { items: [{ roles: [{ name: 'Tenant Admin' }] }] },
    })
  })

  it('approves once: asked again it makes nothing more, and cannot be declined then', async () => {
    const id = await pending()
    const before = await world.sql('select count(*)::int as tenants from tenantry.tenants')
    await decide(id, 'approve', { name: 'Twice', slug: 'twice' })
    const again = await decide(id, 'approve', { name: 'Twice', slug: 'twice' })
    expect(again).toMatchObject({ status: 200, body: { request: { status: 'approved', tenant: { slug: 'twice' } } } })
    expect(again.body.invitation).toBeUndefined()
    const after = await world.sql('select count(*)::int as tenants from tenantry.tenants')
    expect(Number(after[0]?.tenants)).toBe(Number(before[0]?.tenants) + 1)
    expect(await decide(id, 'decline')).toMatchObject({ status: 409, body: { code: 'request_settled' } })
  })

  it('fault 5: leaves a request pending, and no organization, when the slug is taken', async () => {
    const id = await pending()
    expect(await decide(id, 'approve', { slug: 'north' })).toMatchObject({ status: 409, body: { code: 'slug_taken' } })
    expect(await requests()).toMatchObject([{ status: 'pending' }])
    expect(await world.sql('select id from tenantry.outbox')).toEqual([])
  })

  it('declines with a mail that quotes the reason and nothing that could be run', async () => {
    const id = await pending()
    const declined = await decide(id, 'decline', { reason: 'Not <b>now</b>' })
    expect(declined).toMatchObject({ status: 200, body: { request: { status: 'declined', reason: 'Not <b>now</b>' } } })
    expect(await decide(id, 'decline', { reason: 'again' })).toMatchObject({
      body: { request: { reason: 'Not <b>now</b>' } },
    })
    expect(await decide(id, 'approve')).toMatchObject({ status: 409, body: { code: 'request_settled' } })
    const received = await sent()
    expect(received).toHaveLength(1)
    expect(received[0]?.recipients).toEqual(['asta@asking.test'])
    expect(received[0]?.html).toContain('Not &lt;b&gt;now&lt;/b&gt;')
    expect(received[0]?.text).toContain('Not <b>now</b>')
  })

  it('refuses to invite somebody disabled, knows no other request, and exists for operators only', async () => {
    await ask({ email: 'dora@tenantry.test' })
    const [{ id } = { id: '' }] = await requests()
    expect(await decide(id, 'approve')).toMatchObject({ status: 422, body: { fields: [{ code: 'user_disabled' }] } })
    expect(await decide('arq_none', 'approve')).toMatchObject({ status: 404 })
    const strangers = await world.as('ada').post(`/api/super-admin/requests/${id}/approve`, {})
    expect(strangers).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await requests()).toMatchObject([{ status: 'pending' }])
  })
})
