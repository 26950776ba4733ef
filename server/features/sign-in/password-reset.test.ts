import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type Asked,
  openSignInKit,
  otherPassword,
  rightPassword,
  type SignInKit,
  sessionSetBy,
} from '#tests/sign-in-kit.ts'
import { hashToken } from '../../vault.ts'

let kit: SignInKit
beforeAll(async () => {
  kit = await openSignInKit()
})
afterAll(() => kit.close())
beforeEach(() => kit.forgetTries())

const ask = (email: unknown, asked: Asked = {}) => kit.ask('auth/request-password-reset', { email }, asked)
const reset = (token: string, newPassword = otherPassword) => kit.ask('auth/reset-password', { token, newPassword })
const mails = () => kit.query('select * from tenantry.outbox order by created_at, id')

type Sealed = { payload: { name: string; url: string; expiresInMinutes: number } }
async function newestLink(email: string): Promise<string> {
  const mail = (await mails()).filter((each) => each.recipient === email && each.kind === 'password_reset').at(-1)
  return (kit.platform.vault.unseal(String(mail?.sealed)) as Sealed).payload.url
}
const newestToken = async (email: string) => (await newestLink(email)).split('#token=')[1] ?? ''

describe('asking for a link', () => {
  it('rule 10: puts a sealed mail into the outbox and the request into the trail', async () => {
    const { email, id } = await kit.addSomeone()
    expect((await ask(email)).body).toEqual({ done: true })
    const mail = (await mails()).at(-1)
    expect(mail).toMatchObject({ kind: 'password_reset', recipient: email, tenant_id: null, status: 'waiting' })
    expect(kit.platform.vault.unseal(String(mail?.sealed))).toMatchObject({
      payload: { name: 'Robin', expiresInMinutes: 60 },
    })
    expect(await kit.lastEvent()).toMatchObject({
      action: 'password.reset_requested',
      actor_id: id,
      outcome: 'success',
    })
  })

  it('rule 5 and 17: links to the configured address, with the token in the fragment, whatever host was asked', async () => {
    const { email } = await kit.addSomeone()
    await ask(email, { host: 'evil.example.org' })
    expect(await newestLink(email)).toMatch(/^https:\/\/app\.example\.com\/reset-password#token=[\w-]{43}$/)
  })

  it('rule 6: sends to the stored address only', async () => {
    const { email } = await kit.addSomeone()
    await kit.query(`update tenantry.users set email = 'Stored.Form@example.com' where email = $1`, [email])
    await ask('STORED.form@example.com')
    expect((await mails()).at(-1)?.recipient).toBe('stored.form@example.com')
  })

  it('rule 6: refuses several addresses, and properties it does not know', async () => {
    const { email } = await kit.addSomeone()
    const before = await mails()
    for (const several of [
      [email, 'eve@example.org'],
      `${email},eve@example.org`,
      `${email}\r\nBcc: eve@example.org`,
    ]) {
      expect((await ask(several)).status).toBe(422)
    }
    const more = await kit.ask('auth/request-password-reset', { email, redirectTo: 'https://evil.example.org' })
    expect(more.body.fields).toEqual([expect.objectContaining({ path: 'redirectTo' })])
    expect(await mails()).toEqual(before)
  })

  it('rule 9: answers byte for byte the same when there is nobody to write to', async () => {
    const { email } = await kit.addSomeone()
    await kit.addPerson('only-invited@example.com', null)
    const disabled = await kit.addSomeone()
    await kit.query(`update tenantry.users set status = 'disabled' where id = $1`, [disabled.id])
    const known = await ask(email)
    const sent = await mails()
    for (const nobody of ['nobody@example.com', 'only-invited@example.com', disabled.email]) {
      const answer = await ask(nobody)
      expect([nobody, answer.status, answer.text]).toEqual([nobody, known.status, known.text])
      expect([...answer.headers]).toEqual([...known.headers])
    }
    expect(await mails()).toEqual(sent)
  })

  it('rule 11: sends at most five an hour to one account, without saying so', async () => {
    const { email } = await kit.addSomeone()
    const before = (await mails()).length
    const answers = new Set<string>()
    for (let time = 1; time <= 7; time++) {
      const { status, text } = await ask(email, { ipAddress: `198.51.100.${time}` })
      answers.add(`${status} ${text}`)
    }
    expect(answers.size).toBe(1)
    expect((await mails()).length - before).toBe(5)
  })

  it('rule 11: stops an address after thirty an hour', async () => {
    for (let time = 1; time <= 30; time++) expect((await ask(`nobody-${time}@example.com`)).status).toBe(200)
    const answer = await ask('nobody-31@example.com')
    expect(answer.body).toMatchObject({ status: 429, code: 'too_many_requests' })
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(3000)
  })

  it('rule 15: stores no token, only a hash bound to purpose and person, for an hour', async () => {
    const { email, id } = await kit.addSomeone()
    await ask(email)
    const token = await newestToken(email)
    const [stored] = await kit.query(
      `select *, expires_at - now() < interval '61 minutes' as is_short from tenantry.verifications where value = $1`,
      [id],
    )
    expect(stored).toMatchObject({ identifier: `password-reset:${hashToken(token)}`, is_short: true })
    const everything = await Promise.all(
      ['verifications', 'outbox', 'audit_events', 'users'].map((table) => kit.query(`select * from tenantry.${table}`)),
    )
    expect(JSON.stringify(everything)).not.toContain(token)
  })
})

describe('using a link', () => {
  async function linkFor(email: string) {
    await ask(email)
    return newestToken(email)
  }

  it('changes the password, tells the owner and writes it to the trail', async () => {
    const { email, id } = await kit.addSomeone()
    expect((await reset(await linkFor(email))).body).toEqual({ done: true })
    expect((await kit.signIn(email, rightPassword)).status).toBe(401)
    expect((await kit.signIn(email, otherPassword)).status).toBe(200)
    expect((await mails()).at(-1)).toMatchObject({ kind: 'password_changed', recipient: email })
    const events = await kit.query(`select action from tenantry.audit_events where actor_id = $1 order by seq`, [id])
    expect(events.map((event) => event.action)).toContain('password.changed')
  })

  it('rule 4: ends every session and every other link of that person, and nobody else’s', async () => {
    const [{ email, id }, bystander] = [await kit.addSomeone(), await kit.addSomeone()]
    await kit.signIn(email, rightPassword)
    await kit.signIn(email, rightPassword)
    const other = sessionSetBy((await kit.signIn(bystander.email, rightPassword)).headers)
    const bystandersLink = await linkFor(bystander.email)
    const [older, newer] = [await linkFor(email), await linkFor(email)]
    expect((await reset(newer)).status).toBe(200)
    expect(await kit.query('select 1 from tenantry.sessions where user_id = $1', [id])).toEqual([])
    expect((await reset(older)).status).toBe(404)
    expect(await kit.query('select 1 from tenantry.sessions where token_hash = $1', [other.tokenHash])).toHaveLength(1)
    expect((await reset(bystandersLink)).status).toBe(200)
  })

  it('lifts the duty to choose a new password, and a lock after wrong ones', async () => {
    const { email, id } = await kit.addSomeone()
    await kit.query('update tenantry.users set must_change_password = true where id = $1', [id])
    for (let attempt = 1; attempt <= 11; attempt++) await kit.signIn(email, 'not the password')
    await reset(await linkFor(email))
    expect((await kit.signIn(email, otherPassword)).body).toMatchObject({ mustChangePassword: false })
  })

  it('rule 15: works once', async () => {
    const { email } = await kit.addSomeone()
    const token = await linkFor(email)
    expect((await reset(token)).status).toBe(200)
    const again = await reset(token, 'amber kitchen 88 sailors')
    expect(again.body).toMatchObject({ status: 404, code: 'not_found' })
    expect((await kit.signIn(email, otherPassword)).status).toBe(200)
  })

  it('rule 15: works once, for two at once too', async () => {
    for (let round = 1; round <= 5; round++) {
      await kit.forgetTries()
      const { email } = await kit.addSomeone()
      const token = await linkFor(email)
      const passwords = ['copper lantern 42 meadows', 'amber kitchen 88 sailors']
      const answers = await Promise.all(passwords.map((password) => reset(token, password)))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
      const winner = passwords[answers.findIndex(({ status }) => status === 200)] ?? ''
      expect((await kit.signIn(email, winner)).status).toBe(200)
    }
  })

  it('rule 15: gives one answer to links that are unknown, used, expired or of someone disabled', async () => {
    const unknown = await reset('A'.repeat(43))
    const [expired, disabled] = [await kit.addSomeone(), await kit.addSomeone()]
    const expiredToken = await linkFor(expired.email)
    await kit.query(`update tenantry.verifications set expires_at = now() - interval '1 second' where value = $1`, [
      expired.id,
    ])
    const disabledToken = await linkFor(disabled.email)
    await kit.query(`update tenantry.users set status = 'disabled' where id = $1`, [disabled.id])
    for (const token of [expiredToken, disabledToken]) {
      const answer = await reset(token)
      expect([answer.status, answer.text]).toEqual([unknown.status, unknown.text])
    }
  })

  it('rule 15: takes neither what is stored nor a secret made for another purpose', async () => {
    const { email, id } = await kit.addSomeone()
    const token = await linkFor(email)
    await kit.query(
      `insert into tenantry.verifications (identifier, value, expires_at) values ($1, $2, now() + interval '1 hour')`,
      [`magic-link:${hashToken('other')}`, id],
    )
    for (const wrong of [hashToken(token), `password-reset:${hashToken(token)}`, 'other', id]) {
      expect((await reset(wrong)).status).toBe(404)
    }
  })

  it('rule 2: judges the new password, and the link stays good for a better one', async () => {
    const { email } = await kit.addSomeone()
    const token = await linkFor(email)
    for (const [weak, code] of [
      ['too short', 'too_short'],
      ['password12345', 'too_common'],
      [email, 'too_close'],
    ] as const) {
      const answer = await reset(token, weak)
      expect(answer.body).toMatchObject({ status: 422, code: 'password_too_weak' })
      expect(answer.body.fields).toEqual([expect.objectContaining({ path: 'newPassword', code })])
    }
    expect((await reset(token)).status).toBe(200)
  })

  it('rule 2: counts the names of their organizations as easy to guess', async () => {
    const { email, id } = await kit.addSomeone()
    await kit.query(`insert into tenantry.tenants (id, slug, name) values ('ten_wind', 'wind', 'Wandering Windmills')`)
    await kit.query(
      `insert into tenantry.memberships (tenant_id, id, user_id, status, email) values ('ten_wind', 'mem_wind', $1, 'active', $2)`,
      [id, email],
    )
    const answer = await reset(await linkFor(email), 'wanderingwindmills7')
    expect(answer.body.fields).toEqual([expect.objectContaining({ code: 'too_close' })])
  })

  it('rule 1: asks for the length of the setting', async () => {
    const { email } = await kit.addSomeone()
    const token = await linkFor(email)
    await kit.query('update tenantry.settings set password_minimum = 30')
    expect((await reset(token)).body.fields).toEqual([expect.objectContaining({ code: 'too_short' })])
    await kit.query('update tenantry.settings set password_minimum = 12')
    expect((await reset(token)).status).toBe(200)
  })

  it('rule 14: keeps no connection while the password is being hashed', async () => {
    const { email } = await kit.addSomeone()
    const token = await linkFor(email)
    const { pool } = kit.database
    const inUse: number[] = []
    const passwords: SignInKit['platform']['passwords'] = {
      ...kit.platform.passwords,
      async hash(password, about) {
        inUse.push(pool.totalCount - pool.idleCount)
        return kit.platform.passwords.hash(password, about)
      },
    }
    await kit.ask('auth/reset-password', { token, newPassword: otherPassword }, {}, kit.openServer(passwords))
    expect(inUse).toEqual([0])
  })

  it('rule 11: stops someone guessing links', async () => {
    const statuses: number[] = []
    for (let attempt = 1; attempt <= 31; attempt++) statuses.push((await reset(`guess-${attempt}`)).status)
    expect(statuses).toEqual([...Array(30).fill(404), 429])
  })
})
