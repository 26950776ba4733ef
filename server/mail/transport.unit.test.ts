import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type MailServer, startMailServer } from '#tests/mail-server.ts'
import { renderMail } from './render-mail.ts'
import { openMailTransport, parseMailFrom } from './transport.ts'

const publicUrl = 'https://portal.example.com'
const letterhead = { productName: 'Portal', noun: 'organization', language: 'en', publicUrl } as const
const rendered = renderMail('test_mail', { payload: { byName: 'Olga' } }, letterhead)
const outgoing = { ...rendered, recipient: 'ada@example.com', messageId: '1-2-3' }

let server: MailServer
beforeEach(async () => {
  server = await startMailServer()
})
afterEach(() => server.close())

const transport = (smtpUrl = server.url) =>
  openMailTransport({
    smtpUrl,
    from: { name: 'Portal', address: 'no-reply@example.com' },
    publicUrl,
    timeoutsMs: { connection: 300, greeting: 300, socket: 500 },
  })
const send = (mail: Partial<typeof outgoing> = {}, signal = new AbortController().signal) =>
  transport().send({ ...outgoing, ...mail }, signal)

describe('sending', () => {
  it('brings HTML and text, umlauts and all, and says that a machine wrote it', async () => {
    const words = renderMail('test_mail', { language: 'de', payload: { byName: 'Jörg Müller' } }, letterhead)
    await send({ ...words })
    const [mail] = server.received
    expect(mail?.subject).toBe('Test-E-Mail von Portal')
    expect(mail?.text).toContain('weil Jörg Müller eine Test-E-Mail')
    expect(mail?.html).toContain('weil Jörg Müller eine Test-E-Mail')
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail?.headers.get('message-id')).toBe('<1-2-3@portal.example.com>')
    expect(mail?.headers.get('to')).toBe('ada@example.com')
  })

  it('rule 6: reaches one recipient, and refuses what is not one plain address', async () => {
    for (const recipient of [
      'ada@example.com, eve@example.com',
      'ada@example.com\r\nBcc: eve@example.com',
      '"eve@example.com" <ada@example.com>',
      'group: ada@example.com, eve@example.com;',
      'ada@example.com(eve@example.com)',
      '"eve@example.com x"@example.com',
      '',
    ])
      await expect(send({ recipient })).rejects.toThrow()
    expect(server.received).toEqual([])
    await send()
    expect(server.received.map(({ recipients }) => recipients)).toEqual([['ada@example.com']])
  })

  it('rule 8: puts nothing into a header but what belongs there', async () => {
    await send({
      subject: 'Hello\r\nBcc: eve@example.com\r\n\r\nbody',
      fromName: 'Eve <eve@example.com>,\r\nBcc: eve@example.com',
      messageId: '1>\r\nBcc: eve@example.com',
    })
    const [mail] = server.received
    expect(mail?.recipients).toEqual(['ada@example.com'])
    expect(mail?.headers.has('bcc')).toBe(false)
    expect(mail?.from).toBe('no-reply@example.com')
    expect(mail?.headers.get('from')).toMatch(/ <no-reply@example\.com>$/)
    expect(mail?.subject).toBe('Hello Bcc: eve@example.com body')
  })

  it('reads no file and fetches nothing for what stands in a mail', async () => {
    await send({ html: '<img src="file:///etc/passwd"><img src="data:image/png;base64,AAAA">' })
    expect(server.received[0]?.html).toContain('file:///etc/passwd')
  })

  it('stops where it is when it is aborted', async () => {
    server.behave(() => 'hang')
    const cut = new AbortController()
    setTimeout(() => cut.abort(), 100)
    const started = Date.now()
    await expect(send({}, cut.signal)).rejects.toThrow()
    expect(Date.now() - started).toBeLessThan(400)
    await expect.poll(() => server.openConnections()).toBe(0)
  })

  it('waits for a server that does not greet no longer than it may', async () => {
    await server.close()
    const { createServer } = await import('node:net')
    const silent = createServer(() => {}).listen(0, '127.0.0.1')
    await new Promise((resolve) => silent.once('listening', resolve))
    const address = silent.address()
    const port = typeof address === 'object' ? address?.port : 0
    await expect(
      transport(`smtp://127.0.0.1:${port}`).send(outgoing, new AbortController().signal),
    ).rejects.toMatchObject({ code: 'ETIMEDOUT' })
    silent.close()
    server = await startMailServer()
  })
})

describe('a password for the mail server', () => {
  it('goes to another machine encrypted or not at all', async () => {
    let offered = 0
    await server.close()
    server = await startMailServer({
      allowInsecureAuth: true,
      onAuth: (_auth, _session, callback) => {
        offered++
        callback(null, { user: 'portal' })
      },
    })
    const port = new URL(server.url).port
    await transport(`smtp://portal:secret@127.0.0.1:${port}`).send(outgoing, new AbortController().signal)
    expect(offered).toBe(1)
    // Leads here, but is not written like an address of this machine.
    const away = transport(`smtp://portal:secret@LOCALHOST:${port}`)
    await expect(away.send(outgoing, new AbortController().signal)).rejects.toMatchObject({ command: 'STARTTLS' })
    expect(offered).toBe(1)
  })
})

describe('MAIL_FROM', () => {
  it.each([
    ['no-reply@example.com', { name: '', address: 'no-reply@example.com' }],
    ['Example <no-reply@example.com>', { name: 'Example', address: 'no-reply@example.com' }],
    ['"Example, Inc." <no-reply@example.com>', { name: 'Example, Inc.', address: 'no-reply@example.com' }],
    ['Müller <post@example.com>', { name: 'Müller', address: 'post@example.com' }],
    ['tenantry@localhost', { name: '', address: 'tenantry@localhost' }],
  ])('%s is read', (value, expected) => {
    expect(parseMailFrom(value)).toEqual(expected)
  })

  it.each([
    'Example',
    'a@example.com, b@example.com',
    'x <a@example.com>, y <b@example.com>',
    'a@example.com\nx',
    '<>',
  ])('%j is refused with a sentence that names it', (value) => {
    expect(() => parseMailFrom(value)).toThrow(/^MAIL_FROM must be .*\.$/)
  })
})
