import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type MailServer, startMailServer } from '#tests/mail-server.ts'
import { openOutboxWorld, publicUrl, silent, testVault } from '#tests/outbox-world.ts'
import { type OutboxWorker, type OutboxWorkerOptions, startOutboxWorker } from './outbox-worker.ts'

let world: Awaited<ReturnType<typeof openOutboxWorld>>
let server: MailServer
let workers: OutboxWorker[] = []

beforeAll(async () => {
  world = await openOutboxWorld()
})
beforeEach(async () => {
  server = await startMailServer()
})
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()))
  workers = []
  await server.close()
  await world.query('delete from tenantry.outbox')
})
afterAll(() => world.close())

function start(more: Partial<OutboxWorkerOptions> = {}): OutboxWorker {
  const worker = startOutboxWorker({
    database: world.database,
    log: silent,
    vault: testVault,
    publicUrl,
    mailMode: 'smtp',
    transport: world.transport(server.url),
    pollMs: 50,
    secondsUntilRetry: () => 0.05,
    ...more,
  })
  workers.push(worker)
  return worker
}

const statuses = async () => (await world.rows()).map(({ status }) => status)
const until = (status: string) => expect.poll(statuses, { timeout: 8_000 }).toEqual([status])

async function postInvitation(slug: string) {
  const tenantId = await world.addTenant(slug)
  const email = `${slug}@example.com`
  const invitation = await world.addInvitation(tenantId, email)
  await world.post({
    tenantId,
    kind: 'invitation',
    recipient: email,
    invitation: { id: invitation.id, tokenHash: invitation.tokenHash },
    payload: {
      organization: { name: slug },
      inviterName: 'Olga Operator',
      roles: ['Tenant Admin'],
      url: `${publicUrl}/invitations/${invitation.token}`,
      expiresAt: new Date().toISOString(),
    },
  })
  return { tenantId, ...invitation }
}

describe('a mail in the outbox', () => {
  it('rule 142: is delivered once to its one recipient, and its content is erased', async () => {
    await world.postTest('ada@example.com')
    expect((await world.rows())[0]?.sealed).not.toContain('Olga')
    start()
    await until('sent')
    expect(server.received).toHaveLength(1)
    expect(server.received[0]).toMatchObject({ recipients: ['ada@example.com'], from: 'no-reply@example.com' })
    const [row] = await world.rows()
    expect(row).toMatchObject({ sealed: null, attempts: 1, last_error: null })
    expect(server.received[0]?.headers.get('message-id')).toBe(`<${row?.message_id}@portal.example.com>`)
  })

  it('leaves at once when the worker is woken, however long its pause', async () => {
    const worker = start({ pollMs: 60_000 })
    await new Promise((resolve) => setTimeout(resolve, 200))
    await world.postTest('ada@example.com')
    worker.wake()
    await until('sent')
  })

  it('rule 142: is tried again after a passing refusal, with the same Message-ID, and the operator can read why', async () => {
    server.behave(() => ({ code: 451, at: 'DATA', text: 'greylisted, see https://example.net/why?token=abc' }))
    await world.postTest('ada@example.com')
    start({ secondsUntilRetry: () => 0.5 })
    await expect.poll(async () => (await world.rows())[0]?.last_error).toMatch(/^EMESSAGE DATA: 451 greylisted, see …$/)
    server.behave(() => 'take')
    await until('sent')
    expect((await world.rows())[0]?.attempts).toBeGreaterThan(1)
    expect(server.received).toHaveLength(1)
  })

  it('rule 142: is dead at once when its recipient is refused for good', async () => {
    server.behave(() => ({ code: 550, at: 'RCPT', text: 'no such user' }))
    await world.postTest('nobody@example.com')
    start()
    await until('dead')
    expect((await world.rows())[0]).toMatchObject({
      attempts: 1,
      sealed: null,
      last_error: expect.stringContaining('550'),
    })
  })

  it('rule 142: is dead after twelve attempts', async () => {
    server.behave(() => ({ code: 451, at: 'RCPT' }))
    await world.postTest('ada@example.com')
    start({ secondsUntilRetry: () => 0 })
    await until('dead')
    expect((await world.rows())[0]?.attempts).toBe(12)
  })

  it('rule 142: is dead a day after it was written, unsent', async () => {
    await world.postTest('ada@example.com')
    await world.query(`update tenantry.outbox set created_at = now() - interval '25 hours'`)
    start()
    await until('dead')
    expect(server.received).toEqual([])
  })

  it('waits when the SMTP server refuses the password, which is not the mail’s fault, and never tells it', async () => {
    await server.close()
    server = await startMailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (auth, _session, callback) =>
        callback(Object.assign(new Error(`bad password ${auth.password}`), { responseCode: 535 })),
    })
    await world.postTest('ada@example.com')
    const smtpUrl = server.url.replace('smtp://', 'smtp://portal:hunter2hunter@')
    start({ transport: world.transport(smtpUrl), secondsUntilRetry: () => 60 })
    await expect.poll(async () => (await world.rows())[0]?.last_error).toMatch(/535 bad password …$/)
    expect((await world.rows())[0]).toMatchObject({ status: 'waiting', sealed: expect.any(String) })
  })

  it('rule 142: that hangs is given up for now, while others arrive', async () => {
    server.behave((recipient) => (recipient === 'slow@example.com' ? 'hang' : 'take'))
    for (const name of ['slow', 'ada', 'bob', 'cleo']) await world.postTest(`${name}@example.com`)
    start({ concurrency: 2, secondsUntilRetry: () => 60 })
    await expect.poll(async () => (await statuses()).sort()).toEqual(['sent', 'sent', 'sent', 'waiting'])
    expect((await world.rows()).find(({ recipient }) => recipient === 'slow@example.com')?.last_error).toMatch(
      /TIMEDOUT|imeout/,
    )
  })

  it('waits for a server that is not there, without being lost', async () => {
    await server.close()
    await world.postTest('ada@example.com')
    const worker = start({ secondsUntilRetry: () => 60 })
    await expect.poll(async () => (await world.rows())[0]?.last_error).toMatch(/ECONNREFUSED/)
    await worker.stop()
    server = await startMailServer()
    await world.query('update tenantry.outbox set run_after = now()')
    start()
    await until('sent')
  })

  it('is dead when its content was sealed with another secret', async () => {
    await world.postTest('ada@example.com')
    await world.query(`update tenantry.outbox set sealed = 'v1.AAAA'`)
    start()
    await until('dead')
    expect(server.received).toEqual([])
  })
})

describe('a mail about an invitation', () => {
  it('brings the link', async () => {
    const { token } = await postInvitation('brings')
    start()
    await until('sent')
    expect(server.received[0]?.text).toContain(`${publicUrl}/invitations/${token}`)
  })

  it('is never sent when the invitation was revoked meanwhile', async () => {
    const { id } = await postInvitation('revoked')
    await world.query(`update tenantry.invitations set status = 'revoked' where id = $1`, [id])
    start()
    await until('cancelled')
    expect(server.received).toEqual([])
    expect((await world.rows())[0]?.sealed).toBeNull()
  })

  it('is never sent when the invitation is revoked between the lease and the sending', async () => {
    const { id } = await postInvitation('late')
    const [leased] = await world.query(`select * from tenantry.lease_mail(1, 1)`)
    expect(leased).toBeDefined()
    await world.query(`update tenantry.invitations set status = 'revoked' where id = $1`, [id])
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    start()
    await until('cancelled')
  })

  it('rule 71: is never sent when a newer link replaced it', async () => {
    const { id } = await postInvitation('resent')
    await world.query(`update tenantry.invitations set token_hash = 'another' where id = $1`, [id])
    start()
    await until('cancelled')
    expect(server.received).toEqual([])
  })

  it('rule 32: waits while its tenant is suspended, and is sent afterwards', async () => {
    const { tenantId } = await postInvitation('paused')
    await world.query(`update tenantry.tenants set status = 'suspended' where id = $1`, [tenantId])
    start()
    await expect.poll(async () => (await world.rows())[0]?.due_in).toBeGreaterThan(200)
    expect((await world.rows())[0]).toMatchObject({ status: 'waiting', attempts: 0 })
    await world.query(`update tenantry.tenants set status = 'active' where id = $1`, [tenantId])
    await world.query('update tenantry.outbox set run_after = now()')
    await until('sent')
  })
})

describe('workers', () => {
  it('rule 142: several of them send each of two hundred mails once', async () => {
    await world.query(
      `insert into tenantry.outbox (kind, recipient, sealed) select 'test_mail', 'p' || n || '@example.com', $1 from generate_series(1, 200) n`,
      [testVault.seal({ language: 'en', payload: { byName: 'Olga' } })],
    )
    for (let count = 0; count < 3; count++) start({ transport: world.transport(server.url, true) })
    await expect.poll(async () => new Set(await statuses()), { timeout: 50_000 }).toEqual(new Set(['sent']))
    expect(server.received).toHaveLength(200)
    expect(new Set(server.received.map(({ recipients }) => recipients.join())).size).toBe(200)
  })

  it('rule 143: keep a lease alive while the server is slow, so that nobody else sends the mail', async () => {
    await server.close()
    server = await startMailServer({ onMailFrom: (_from, _session, callback) => void setTimeout(callback, 2_500) })
    const transport = (await import('../mail/transport.ts')).openMailTransport({
      smtpUrl: server.url,
      from: { name: '', address: 'no-reply@example.com' },
      publicUrl,
    })
    await world.postTest('ada@example.com')
    start({ transport, leaseSeconds: 1 })
    start({ transport, leaseSeconds: 1 })
    await until('sent')
    expect(server.received).toHaveLength(1)
    expect((await world.rows())[0]?.attempts).toBe(1)
  })

  it('rule 143: take over a mail whose worker is gone once its lease ran out', async () => {
    await world.postTest('ada@example.com')
    await world.query('select * from tenantry.lease_mail(1, 1)')
    start()
    await until('sent')
    expect((await world.rows())[0]?.attempts).toBe(2)
  })

  it('rule 144: stop only when the mail in flight has arrived', async () => {
    await server.close()
    server = await startMailServer({ onMailFrom: (_from, _session, callback) => void setTimeout(callback, 300) })
    await world.postTest('ada@example.com')
    const worker = start()
    await expect.poll(() => server.openConnections()).toBe(1)
    await worker.stop()
    expect(await statuses()).toEqual(['sent'])
  })

  it('rule 144: cut off a mail that hangs when they are to stop, and hand it back uncounted', async () => {
    server.behave(() => 'hang')
    const hanging = (await import('../mail/transport.ts')).openMailTransport({
      smtpUrl: server.url,
      from: { name: '', address: 'no-reply@example.com' },
      publicUrl,
    })
    await world.postTest('ada@example.com')
    const worker = start({ transport: hanging, stopWithinMs: 1_000 })
    await expect.poll(statuses).toEqual(['sending'])
    await expect.poll(() => server.openConnections()).toBe(1)
    await worker.stop()
    expect((await world.rows())[0]).toMatchObject({ status: 'waiting', attempts: 0 })
  })

  it('keep the content of a mail where mail is only to be read here, and touch nothing where mail is off', async () => {
    await world.postTest('ada@example.com')
    start({ mailMode: 'off', transport: undefined })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await statuses()).toEqual(['waiting'])
    start({ mailMode: 'development', transport: undefined })
    await until('sent')
    expect((await world.rows())[0]?.sealed).not.toBeNull()
  })
})
