import nodemailer from 'nodemailer'
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js'
import { emailShape } from '#contract/shapes.ts'
import { printableLine } from './plain-text.ts'
import type { RenderedMail } from './render-mail.ts'

export type MailSender = { readonly name: string; readonly address: string }

export type OutgoingMail = RenderedMail & {
  /** One address. */
  readonly recipient: string
  /** The same at every attempt, so that a mail that arrived twice can be told to be one. */
  readonly messageId: string
  readonly language?: string
}

/** Hands mails to the SMTP server. Each goes over a connection of its own, so that one that hangs holds up no other. */
export type MailTransport = {
  /** Resolves when the server took the mail; rejects with what the server or the network said, or when aborted. */
  send(mail: OutgoingMail, signal: AbortSignal): Promise<void>
  /** What must not stand in an error: the server's password. */
  readonly secrets: readonly string[]
}

/** @throws when an address or a value is none that may stand in a header */
export function openMailTransport(options: {
  smtpUrl: string
  from: MailSender
  publicUrl: string
  /** Shorter in tests. */
  timeoutsMs?: { connection: number; greeting: number; socket: number }
}): MailTransport {
  const { connection, greeting, socket } = options.timeoutsMs ?? { connection: 5_000, greeting: 5_000, socket: 15_000 }
  const settings: SMTPTransport.Options = {
    url: options.smtpUrl,
    connectionTimeout: connection,
    greetingTimeout: greeting,
    socketTimeout: socket,
    dnsTimeout: connection,
    // Content is made of text only: nothing in it may make the mailer read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(mustEncrypt(options.smtpUrl) && { requireTLS: true }),
  }
  const transporter = nodemailer.createTransport(settings)
  const { hostname } = new URL(options.publicUrl)
  const { password } = new URL(options.smtpUrl)
  return {
    secrets: password ? [password, decodeURIComponent(password)] : [],
    async send(mail, signal) {
      await transporter.sendMail({
        from: { name: printableLine(mail.fromName ?? options.from.name), address: options.from.address },
        to: [{ name: '', address: emailShape.parse(mail.recipient) }],
        subject: printableLine(mail.subject, 250),
        html: mail.html,
        text: mail.text,
        messageId: `<${mail.messageId.replace(/[^\w.-]/g, '')}@${hostname}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        signal,
      })
    },
  }
}

/**
 * Reads `MAIL_FROM`: `no-reply@example.com` or `Example <no-reply@example.com>`.
 *
 * @throws with one sentence when it is neither
 */
export function parseMailFrom(value: string): MailSender {
  const match = /^\s*(?:"?([^"<>\r\n]*?)"?\s*<([^<>\s]+)>|([^<>\s]+))\s*$/.exec(value)
  const address = emailOrLocal(match?.[2] ?? match?.[3] ?? '')
  if (!address) throw new Error('MAIL_FROM must be an address such as Example <no-reply@example.com>.')
  return { name: printableLine(match?.[1] ?? ''), address }
}

/** A sender on the machine itself (`tenantry@localhost`) is an address too. */
function emailOrLocal(address: string): string | undefined {
  if (/^[\w.+-]{1,64}@localhost$/i.test(address)) return address
  return emailShape.safeParse(address).data
}

/** A password goes over the network encrypted or not at all; `?requireTLS=false` in the address says otherwise. */
function mustEncrypt(smtpUrl: string): boolean {
  const { username, hostname, protocol, searchParams } = new URL(smtpUrl)
  const isHere = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
  return username !== '' && !isHere && protocol === 'smtp:' && !searchParams.has('requireTLS')
}
