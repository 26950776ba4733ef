import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type OutboxWorker, startOutboxWorker } from '#server/jobs/outbox-worker.ts'
import { openMailTransport } from '#server/mail/transport.ts'
import { type MailServer, type ReceivedMail, startMailServer } from '#tests/mail-server.ts'
import { openWorld, publicUrl, type World } from '#tests/world.ts'

let world: World
let server: MailServer
let worker: OutboxWorker
beforeAll(async () => {
  world = await openWorld()
  server = await startMailServer()
  worker = startOutboxWorker({
    database: world.database,
    log: world.platform.log,
    vault: world.platform.vault,
    publicUrl,
    mailMode: 'smtp',
    transport: openMailTransport({
      smtpUrl: server.url,
      from: { name: '', address: 'no-reply@example.com' },
      publicUrl,
    }),
    pollMs: 50,
  })
})
afterEach(() => {
  server.received.length = 0
})
afterAll(async () => {
  await worker.stop()
  await server.close()
  await world.close()
})

const invite = async (emails: readonly string[], more: Record<string, unknown> = {}) => {
  const { body } = await world.as('ada').post('/api/admin/team/invites', { emails, roleIds: ['rol_viewer'], ...more })
  worker.wake()
  return body.results as unknown as { email: string; status: string; link: string; invitationId: string }[]
}
const arrived = async (count: number): Promise<ReceivedMail[]> => {
  await expect.poll(() => server.received.length, { timeout: 10_000 }).toBe(count)
  return server.received
}
const without = (text: string, ...parts: string[]) => parts.filter((part) => text.includes(part))

describe('the mail of an invitation', () => {
  it('goes to each address alone, with the link that was shown for that address and no other', async () => {
    const results = await invite(['Anna <m1@example.com>', 'm2@example.com', 'm3@example.com'])
    const mails = await arrived(3)
    for (const { email, link } of results) {
      const own = mails.filter(({ recipients }) => recipients.includes(email))
      expect(own).toHaveLength(1)
      const [mail] = own
      expect([mail?.recipients, mail?.headers.get('to')?.replace(/[<>]/g, '')]).toEqual([[email], email])
      expect([mail?.headers.has('cc'), mail?.headers.has('bcc')]).toEqual([false, false])
      const others = results.filter((other) => other.email !== email)
      for (const text of [mail?.text ?? '', mail?.html.replaceAll('&amp;', '&') ?? '']) {
        expect(text).toContain(link)
        expect(without(text, ...others.flatMap((other) => [other.link, other.email]))).toEqual([])
      }
    }
  })

  it('is escaped, whatever the organization, the inviter and the message are called', async () => {
    const evil = '<img src=x onerror=alert(1)> & "North"'
    await world.as('ada').patch('/api/admin/settings', { name: evil, mailSenderName: 'Eve <eve@evil.test>, x' })
    await world.as('ada').patch('/api/account/profile', { name: '<script>alert(2)</script>' })
    await invite(['e1@example.com'], {
      message: 'Hi\r\nBcc: eve@evil.test\n\n<a href="https://evil.test">click</a> & come',
    })
    const [mail] = await arrived(1)
    expect(mail?.html).not.toMatch(/<img src=x|<script|<a href="https:\/\/evil/)
    expect(mail?.html).toContain('&lt;script&gt;alert(2)&lt;/script&gt;')
    expect(mail?.html).toContain('&lt;a href=')
    expect(mail?.text.replaceAll('\u2060', '')).toContain('<a href="https://evil.test">click</a> & come')
    // No mail reader makes a link of an address that somebody wrote into their message.
    expect(`${mail?.text}${mail?.html}`).not.toContain('https://evil.test')
    await world.as('ada').patch('/api/account/profile', { name: 'Ada Admin' })
    await world.as('ada').patch('/api/admin/settings', { name: 'North', mailSenderName: null })
  })

  it('has no header but ours, whatever is tried: names with line ends are refused at the door, and rows that have them do no harm', async () => {
    expect(await world.as('ada').patch('/api/admin/settings', { name: 'North\r\nBcc: eve@evil.test' })).toMatchObject({
      status: 422,
    })
    expect(await world.as('ada').patch('/api/account/profile', { name: 'Ada\nBcc: eve@evil.test' })).toMatchObject({
      status: 422,
    })
    expect(await invite(['x@example.com\r\nBcc: eve@evil.test'])).toMatchObject([
      { email: 'x@example.com', status: 'invited' },
      { email: 'Bcc: eve@evil.test', status: 'refused', code: 'malformed' },
    ])
    await arrived(1)
    server.received.length = 0
    await world.sql(
      `update tenantry.tenants set name = E'North\\r\\nBcc: eve@evil.test', mail_sender_name = E'N\\r\\nBcc: eve@evil.test' where id = 'ten_north'`,
    )
    await invite(['e2@example.com'])
    const [mail] = await arrived(1)
    expect(mail?.recipients).toEqual(['e2@example.com'])
    expect(mail?.headers.has('bcc')).toBe(false)
    expect(mail?.raw).not.toMatch(/^bcc:/im)
    await world.sql(`update tenantry.tenants set name = 'North', mail_sender_name = null where id = 'ten_north'`)
  })

  it('is signed with the name the organization chose', async () => {
    await world.as('ada').patch('/api/admin/settings', { mailSenderName: 'North People' })
    await invite(['e3@example.com'])
    const [mail] = await arrived(1)
    expect(mail?.headers.get('from')).toContain('North People')
    expect(mail?.from).toBe('no-reply@example.com')
    await world.as('ada').patch('/api/admin/settings', { mailSenderName: null })
  })

  it('is not sent once its link is dead', async () => {
    server.behave(() => ({ code: 451, at: 'RCPT' }))
    const [result] = await invite(['e4@example.com'])
    await expect
      .poll(
        async () =>
          (
            await world.sql<{ attempts: number }>(
              `select attempts from tenantry.outbox where recipient = 'e4@example.com' and status = 'waiting'`,
            )
          )[0]?.attempts,
      )
      .toBeGreaterThan(0)
    await world.as('ada').delete(`/api/admin/team/invites/${result?.invitationId}`, {})
    server.behave(() => 'take')
    await world.sql(
      `update tenantry.outbox set run_after = now(), leased_until = null, status = 'waiting' where recipient = 'e4@example.com'`,
    )
    worker.wake()
    await expect
      .poll(
        async () =>
          (
            await world.sql<{ status: string }>(`select status from tenantry.outbox where recipient = 'e4@example.com'`)
          )[0]?.status,
      )
      .toBe('cancelled')
    expect(server.received).toEqual([])
  })

  it('rule 66: tells the inviter, and no one else, when it was accepted', async () => {
    const [result] = await invite(['e5@example.com'])
    await arrived(1)
    const token = new URL(String(result?.link)).searchParams.get('token')
    await world
      .as('nobody')
      .post(`/api/invitations/${token}/accept`, { name: 'Eve <b>', password: 'violet harbour 17 trumpets' })
    worker.wake()
    const mails = await arrived(2)
    expect(mails[1]?.recipients).toEqual(['ada@tenantry.test'])
    expect(mails[1]?.html).toContain('Eve &lt;b&gt;')
    expect(mails[1]?.raw).not.toContain(String(token))
  })
})
