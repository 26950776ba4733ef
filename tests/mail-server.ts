import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type ReceivedMail = {
  from: string
  recipients: string[]
  /** As it came over the wire, headers and encoded bodies. */
  raw: string
  /** Headers unfolded, by lower-case name. */
  headers: Map<string, string>
  subject: string
  text: string
  html: string
}

export type MailServer = {
  url: string
  received: ReceivedMail[]
  /** Decides about the next mails: a number refuses at RCPT TO, `hang` never answers the content. */
  behave(behaviour: (recipient: string) => 'take' | 'hang' | { code: number; at: 'RCPT' | 'DATA'; text?: string }): void
  /** How many connections are open now. */
  openConnections(): number
  close(): Promise<void>
}

/** A real SMTP server in this process that keeps what it gets. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = []
  let behaviour: Parameters<MailServer['behave']>[0] = () => 'take'
  const refusal = (code: number, text = 'refused') => Object.assign(new Error(text), { responseCode: code })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    ...options,
    onRcptTo({ address }, _session, callback) {
      const answer = behaviour(address)
      callback(typeof answer === 'object' && answer.at === 'RCPT' ? refusal(answer.code, answer.text) : undefined)
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const recipients = rcptTo.map(({ address }) => address)
        const answer = behaviour(recipients[0] ?? '')
        if (answer === 'hang') return
        if (typeof answer === 'object') return callback(refusal(answer.code, answer.text))
        const from = mailFrom ? mailFrom.address : ''
        received.push({ from, recipients, ...parseMail(Buffer.concat(chunks).toString('utf8')) })
        callback()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    behave: (next) => {
      behaviour = next
    },
    openConnections: () => server.connections.size,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

function parseMail(raw: string): Omit<ReceivedMail, 'from' | 'recipients'> {
  const { headers, body } = split(raw)
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1] ?? ' '
  const parts = body.split(`--${boundary}`).map((part) => split(part.trimStart()))
  const content = (type: string) => {
    const part = parts.find((each) => each.headers.get('content-type')?.startsWith(type))
    return part ? decodeBody(part.body, part.headers.get('content-transfer-encoding')) : ''
  }
  const subject = decodeWords(headers.get('subject') ?? '')
  return { raw, headers, subject, text: content('text/plain'), html: content('text/html') }
}

function split(raw: string): { headers: Map<string, string>; body: string } {
  const end = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  return { headers, body: raw.slice(end + 4) }
}

function decodeBody(body: string, encoding = '7bit'): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding === 'quoted-printable') return fromQuoted(body.replace(/=\r\n/g, ''))
  return body
}

const decodeWords = (header: string) =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('utf8') : fromQuoted(word.replace(/_/g, ' ')),
    )

const fromQuoted = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
