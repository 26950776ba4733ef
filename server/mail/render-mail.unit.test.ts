import { describe, expect, it } from 'vitest'
import type { Letterhead } from './letterhead.ts'
import { type MailKindName, type MailPayload, mailKinds } from './mail-kinds.ts'
import { renderMail, UnreadableMail } from './render-mail.ts'

const letterhead: Letterhead = {
  productName: 'Portal',
  noun: 'brand',
  language: 'en',
  publicUrl: 'https://portal.example.com',
}
const url = 'https://portal.example.com/invitations/t0ken?a=1&b=2'
const at = '2026-03-04T15:06:00Z'
const organization = { name: 'Customer Two', logoUrl: '/uploads/logo.png' }

const samples: { [K in MailKindName]: MailPayload<K> } = {
  invitation: {
    organization,
    inviterName: 'Olga Operator',
    roles: ['Tenant Admin', 'Author'],
    message: 'Welcome!\nSee you soon.',
    url,
    expiresAt: at,
  },
  invitation_accepted: { organization, memberName: 'Ada', memberEmail: 'ada@example.com', url },
  password_reset: { name: 'Ada', url, expiresInMinutes: 60 },
  password_changed: { name: 'Ada', at, url },
  second_factor_enabled: { name: 'Ada', at, url },
  second_factor_removed: { name: 'Ada', at, url, byName: 'Olga' },
  backup_codes_renewed: { name: 'Ada', at, url },
  backup_code_used: { name: 'Ada', at, url, left: 9 },
  codes_refused: { name: 'Ada', at, url },
  superadmin_granted: { name: 'Ada', email: 'ada@example.com', isReader: false, byName: 'Olga', at, url },
  superadmin_revoked: { name: 'Ada', email: 'ada@example.com', isReader: true, byName: 'Olga', at, url },
  access_request_approved: { name: 'Ada', organization, url },
  access_request_declined: { name: 'Ada', reason: 'Ask your own admin first.' },
  test_mail: { byName: 'Olga' },
}

const render = <K extends MailKindName>(kind: K, payload: MailPayload<K> = samples[kind], language = 'en') =>
  renderMail(kind, { language, payload: mailKinds[kind].shape.parse(payload) }, letterhead)

const invitation = (more: Partial<MailPayload<'invitation'>>) =>
  render('invitation', { ...samples.invitation, ...more })

/** Everything a mail program could follow or fetch. */
const addressesIn = (html: string) => [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address)

describe.each(Object.keys(mailKinds) as MailKindName[])('%s', (kind) => {
  it.each(['en', 'de'])('says in %s the same in HTML and in text, and why its reader gets it', (language) => {
    const { subject, html, text } = render(kind, undefined, language)
    expect(subject).not.toBe('')
    expect(html).toContain(`<html lang="${language}">`)
    expect(text).toContain(language === 'en' ? 'You get this mail because' : 'Sie erhalten diese E-Mail, weil')
    expect(`${subject}${html}${text}`).not.toMatch(/undefined|null|\[object|tenant(?! admin)/i)
    const words = html
      .replace(/<style>[\s\S]*<\/style>|<title>[\s\S]*<\/title>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&amp;', '&')
      .replace(/\s+/g, ' ')
    for (const line of text.split('\n').filter((each) => each && !/^(>|-- )/.test(each)))
      expect(words).toContain(line.replace(/^> |:$/g, '').split(': ')[0])
  })
})

describe('an invitation', () => {
  it('shows who invites to what, as what, their words, one button, the link in full and when it ends', () => {
    const { subject, html, text, fromName } = invitation({})
    expect(subject).toBe('Olga Operator invites you to Customer Two')
    expect(fromName).toBe('Customer Two via Portal')
    for (const words of ['Brand: Customer Two', 'Roles: Tenant Admin, Author', '> Welcome!\n> See you soon.', url])
      expect(text).toContain(words)
    expect(text).toContain('until 4 March 2026 at 15:06 UTC')
    expect(html.match(/class="button"/g)).toHaveLength(1)
    expect(addressesIn(html)).toContain('https://portal.example.com/uploads/logo.png')
  })

  it('rule 70: cannot be used to send its reader to another place', () => {
    const { html, text, subject } = invitation({
      organization: { name: 'Win at evil.example.com', logoUrl: 'javascript:alert(1)', senderName: 'paypal.com' },
      inviterName: 'https://evil.example.com/x',
      roles: ['www.evil.example.com'],
      message: 'Look: http://evil.example.com/y and evil.example.com',
    })
    expect(`${subject}${html}${text}`).not.toMatch(/:\/\/evil|evil\.example|paypal\.com|javascript/)
    expect(new Set(addressesIn(html))).toEqual(new Set([url.replace('&', '&amp;'), letterhead.publicUrl]))
  })

  it('rule 78: escapes names, roles and messages', () => {
    const nasty = `<img src=x onerror="alert('1')">&`
    const { html } = invitation({
      organization: { name: nasty },
      inviterName: nasty,
      roles: [nasty],
      message: `${nasty}\n${nasty}`,
    })
    expect(html).not.toMatch(/<img src=x|onerror="/)
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;')
  })

  it('has a subject and a sender of one line, whatever the names are', () => {
    const { subject, fromName } = invitation({
      organization: { name: 'A\r\nBcc: all@example.com\u2028\u202Egnp', senderName: 'B\nX: y' },
      inviterName: `Olga\u0000\r\n${'x'.repeat(500)}`,
    })
    expect(`${subject}${fromName}`).not.toMatch(/[\p{Cc}\u2028\u2029\u202E]/u)
    expect(subject.length).toBeLessThanOrEqual(250)
  })

  it('refuses a link that is none', () => {
    for (const bad of ['javascript:alert(1)', '/invitations/1', 'data:text/html,x'])
      expect(() => invitation({ url: bad })).toThrow()
  })
})

it('a mail of an unknown kind, or with content of another secret or shape, is unreadable', () => {
  for (const [kind, content] of [
    ['newsletter', { payload: {} }],
    ['toString', { payload: {} }],
    ['test_mail', undefined],
    ['test_mail', { payload: {} }],
  ] as const)
    expect(() => renderMail(kind, content, letterhead)).toThrow(UnreadableMail)
})
