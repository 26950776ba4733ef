import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { type Asked, openSignInKit, rightPassword, type SignInKit, sessionSetBy } from '#tests/sign-in-kit.ts'
import { createHashingQueue } from './hashing-queue.ts'
import { createPasswords } from './passwords.ts'

let kit: SignInKit
beforeAll(async () => {
  kit = await openSignInKit()
  await kit.addPerson('robin@example.com')
})
afterAll(() => kit.close())
beforeEach(() => kit.query('delete from tenantry.rate_limits'))

const signIn = (email: unknown, password: unknown = rightPassword, asked: Asked = {}) =>
  kit.ask('auth/sign-in/email', { email, password }, asked)
const countOf = async (table: string) => Number((await kit.query(`select count(*) as n from tenantry.${table}`))[0]?.n)
const lastEvent = async () => (await kit.query('select * from tenantry.audit_events order by seq desc limit 1'))[0]

describe('signing in', () => {
  it('sets a session cookie and says who signed in', async () => {
    const answer = await signIn(' Robin@Example.COM ')
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      user: { id: expect.stringMatching(/^usr_/), email: 'robin@example.com', name: 'Robin' },
      mustChangePassword: false,
      secondFactorRequired: false,
    })
    const { tokenHash } = sessionSetBy(answer.headers)
    const [entry] = await kit.query(`select verdict, email from tenantry.enter($1, 'user', null, '', false)`, [
      tokenHash,
    ])
    expect(entry).toMatchObject({ verdict: 'ok', email: 'robin@example.com' })
  })

  it('remembers when and from where, and writes it to the trail', async () => {
    const { headers } = await signIn('robin@example.com')
    const [session] = await kit.query('select * from tenantry.sessions where token_hash = $1', [
      sessionSetBy(headers).tokenHash,
    ])
    expect(session).toMatchObject({ ip_address: '192.0.2.7', user_agent: 'test browser' })
    const [user] = await kit.query(`select last_sign_in_at from tenantry.users where email = 'robin@example.com'`)
    expect(user?.last_sign_in_at).not.toBeNull()
    expect(await lastEvent()).toMatchObject({
      action: 'session.started',
      outcome: 'success',
      actor_email: 'robin@example.com',
      ip_address: '192.0.2.7',
    })
  })

  it('writes a refused attempt to the trail, with the address that was tried', async () => {
    await signIn('robin@example.com', 'not the password')
    expect(await lastEvent()).toMatchObject({
      action: 'session.refused',
      outcome: 'failure',
      actor_email: 'robin@example.com',
      actor_id: expect.stringMatching(/^usr_/),
    })
    await signIn('nobody@example.com')
    expect(await lastEvent()).toMatchObject({ actor_email: 'nobody@example.com', actor_id: null })
  })

  it('lets someone in who must change their password, and says so', async () => {
    const id = await kit.addPerson('must-change@example.com')
    await kit.query('update tenantry.users set must_change_password = true where id = $1', [id])
    expect((await signIn('must-change@example.com')).body.mustChangePassword).toBe(true)
  })

  it('rule 3: takes the same characters in another Unicode form, and nothing trimmed', async () => {
    await kit.addPerson('unicode@example.com', 'caf\u00e9 harbour 17 trumpets ')
    expect((await signIn('unicode@example.com', 'cafe\u0301 harbour 17 trumpets ')).status).toBe(200)
    expect((await signIn('unicode@example.com', 'caf\u00e9 harbour 17 trumpets')).status).toBe(401)
  })

  it('rule 6: refuses an address that is no single string', async () => {
    for (const email of [['robin@example.com'], 'robin@example.com,eve@example.org', { $ne: '' }, null, 7]) {
      const answer = await signIn(email)
      expect([email, answer.status, answer.body.code]).toEqual([email, 422, 'invalid_input'])
    }
  })

  it('rule 19: refuses properties it does not know', async () => {
    const answer = await kit.ask('auth/sign-in/email', {
      email: 'robin@example.com',
      password: rightPassword,
      callbackURL: 'https://evil.example.org',
    })
    expect(answer.status).toBe(422)
    expect(answer.body.fields).toEqual([expect.objectContaining({ path: 'callbackURL', code: 'unknown_property' })])
    expect(answer.headers.get('location')).toBeNull()
  })

  it('rule 9: answers byte for byte the same to every reason not to let someone in', async () => {
    await kit.addPerson('invited@example.com', null)
    const disabled = await kit.addPerson('disabled@example.com')
    await kit.query(`update tenantry.users set status = 'disabled' where id = $1`, [disabled])
    const unknown = await signIn('nobody@example.com')
    expect(unknown.body).toMatchObject({ status: 401, code: 'invalid_credentials' })
    for (const [email, password] of [
      ['robin@example.com', 'not the password'],
      ['invited@example.com', rightPassword],
      ['disabled@example.com', rightPassword],
    ]) {
      const answer = await signIn(email, password)
      expect([email, answer.status, answer.text]).toEqual([email, unknown.status, unknown.text])
      expect([...answer.headers]).toEqual([...unknown.headers])
    }
  })

  it('rule 10: compares a password for unknown people too', async () => {
    const compared: (string | undefined)[] = []
    const { passwords } = kit.platform
    const watching = {
      ...passwords,
      verify: (password: string, hash: string | undefined) => {
        compared.push(hash)
        return passwords.verify(password, hash)
      },
    }
    const server = kit.openServer(watching)
    await kit.addPerson('without-password@example.com', null)
    for (const email of ['nobody@example.com', 'without-password@example.com', 'robin@example.com']) {
      await kit.ask('auth/sign-in/email', { email, password: 'not the password' }, {}, server)
    }
    expect(compared).toEqual([undefined, undefined, expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)])
  })

  it('rule 14: says it is busy, and when to come again, while too many passwords are being compared', async () => {
    const { signal, full } = fullQueue()
    const server = kit.openServer(createPasswords(full))
    const before = await countOf('audit_events')
    for (const email of ['robin@example.com', 'nobody@example.com']) {
      const answer = await kit.ask('auth/sign-in/email', { email, password: rightPassword }, {}, server)
      expect(answer.body).toMatchObject({ status: 503, code: 'busy' })
      expect(answer.headers.get('retry-after')).toBe('2')
    }
    expect(await countOf('audit_events')).toBe(before)
    expect(await kit.query('select 1 from tenantry.rate_limits where hits > 0')).toEqual([])
    signal()
  })

  it('rule 14: keeps no connection while a password is being compared', async () => {
    const { pool } = kit.database
    const inUse: number[] = []
    const passwords = duringVerify(async () => inUse.push(pool.totalCount - pool.idleCount))
    const server = kit.openServer(passwords)
    for (const email of ['robin@example.com', 'nobody@example.com']) {
      await kit.ask('auth/sign-in/email', { email, password: rightPassword }, {}, server)
    }
    expect(inUse).toEqual([0, 0])
  })

  it('rule 27: never stores what the cookie says', async () => {
    const { session, token } = sessionSetBy((await signIn('robin@example.com')).headers)
    const stored = JSON.stringify([
      await kit.query('select * from tenantry.sessions'),
      await kit.query('select * from tenantry.audit_events'),
      await kit.query('select * from tenantry.users'),
    ])
    expect(token.length).toBeGreaterThanOrEqual(43)
    expect(stored).not.toContain(token)
    expect(stored).not.toContain(session)
  })

  it('rule 27: does not hand the token to scripts', async () => {
    const answer = await signIn('robin@example.com')
    expect(answer.text).not.toContain(sessionSetBy(answer.headers).token)
  })

  it('rule 28: sets a cookie that only this host gets, over https, and no script reads', async () => {
    const { headers } = await signIn('robin@example.com')
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-tenantry\.session=[^;]+; Max-Age=604(799|800); Path=\/; HttpOnly; SameSite=Lax; Secure$/,
      ),
    ])
  })

  it('rule 29: gives a new token each time and ends the session the browser had', async () => {
    const first = sessionSetBy((await signIn('robin@example.com')).headers)
    const other = sessionSetBy((await signIn('robin@example.com')).headers)
    const asked = { session: first.session }
    const second = sessionSetBy((await signIn('robin@example.com', rightPassword, asked)).headers)
    expect(second.token).not.toBe(first.token)
    const alive = await kit.query('select token_hash from tenantry.sessions where token_hash = any ($1)', [
      [first.tokenHash, other.tokenHash, second.tokenHash],
    ])
    expect(alive.map((row) => row.token_hash).sort()).toEqual([other.tokenHash, second.tokenHash].sort())
  })

  it('rule 31: starts no session for someone disabled while the password was compared', async () => {
    const id = await kit.addPerson('raced@example.com')
    const server = kit.openServer(
      duringVerify(() => kit.query(`update tenantry.users set status = 'disabled' where id = $1`, [id])),
    )
    const answer = await kit.ask(
      'auth/sign-in/email',
      { email: 'raced@example.com', password: rightPassword },
      {},
      server,
    )
    expect(answer.body.code).toBe('invalid_credentials')
    expect(await kit.query('select 1 from tenantry.sessions where user_id = $1', [id])).toEqual([])
  })

  it('rule 4: starts no session with a password that was replaced while it was compared', async () => {
    const id = await kit.addPerson('replaced@example.com')
    const server = kit.openServer(
      duringVerify(() => kit.query(`update tenantry.accounts set password = 'another hash' where user_id = $1`, [id])),
    )
    const answer = await kit.ask(
      'auth/sign-in/email',
      { email: 'replaced@example.com', password: rightPassword },
      {},
      server,
    )
    expect(answer.body.code).toBe('invalid_credentials')
    expect(await kit.query('select 1 from tenantry.sessions where user_id = $1', [id])).toEqual([])
  })
})

describe.skipIf(inject('offer').kind === 'embedded')('signing in, raced', () => {
  it('rule 4: waits for a reset that is being made, and then knows the old password no more', async () => {
    const id = await kit.addPerson('overtaken@example.com')
    const answer = await kit.duringAnotherChange(id, () => signIn('overtaken@example.com'))
    expect(answer.body.code).toBe('invalid_credentials')
    expect(await kit.query('select 1 from tenantry.sessions where user_id = $1', [id])).toEqual([])
  })
})

describe('attempts', () => {
  it('rule 11: stops after ten wrong passwords for one account, whatever address they come from', async () => {
    const outcomes: unknown[] = []
    for (let attempt = 1; attempt <= 12; attempt++) {
      const answer = await signIn('robin@example.com', 'not the password', { ipAddress: `198.51.100.${attempt}` })
      outcomes.push(answer.status)
      if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800)
    }
    expect(outcomes).toEqual([...Array(10).fill(401), 429, 429])
    expect((await signIn('ROBIN@example.com')).status).toBe(429)
    expect((await signIn('nobody@example.com')).status).toBe(401)
  })

  it('rule 11: treats an address nobody has the same way', async () => {
    for (let attempt = 1; attempt <= 10; attempt++) await signIn('ghost@example.com')
    expect((await signIn('ghost@example.com')).body.code).toBe('too_many_requests')
  })

  it('rule 11: lets people in again when the time is over, and leaves their open sessions alone', async () => {
    const { tokenHash } = sessionSetBy((await signIn('robin@example.com')).headers)
    for (let attempt = 1; attempt <= 11; attempt++) await signIn('robin@example.com', 'not the password')
    const [entry] = await kit.query(`select verdict from tenantry.enter($1, 'user', null, '', false)`, [tokenHash])
    expect(entry?.verdict).toBe('ok')
    await kit.query(`update tenantry.rate_limits set window_ends_at = now() - interval '1 second'`)
    expect((await signIn('robin@example.com')).status).toBe(200)
  })

  it('forgets wrong passwords after the right one, and does not count successes against the address', async () => {
    for (let round = 1; round <= 3; round++) {
      for (let attempt = 1; attempt <= 5; attempt++) await signIn('robin@example.com', 'not the password')
      expect((await signIn('robin@example.com')).status).toBe(200)
    }
    const [counter] = await kit.query(`select hits from tenantry.rate_limits where key like '%192.0.2.7'`)
    expect(counter?.hits).toBe(15)
  })

  it('rule 12: counts a whole IPv6 network as one, and a missing address too', async () => {
    for (const [first, second] of [
      ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9'],
      [null, null],
    ] as const) {
      await kit.query('delete from tenantry.rate_limits')
      await signIn('ghost-1@example.com', rightPassword, { ipAddress: first })
      await kit.query(`update tenantry.rate_limits set hits = 100 where key like 'sign-in address%'`)
      const answer = await signIn('ghost-2@example.com', rightPassword, { ipAddress: second })
      expect(answer.status).toBe(429)
    }
    expect((await signIn('ghost-3@example.com', rightPassword, { ipAddress: '2001:db8:1:3::1' })).status).toBe(401)
  })

  it('rule 13: counts together with other servers, and at once', async () => {
    const servers = [kit.openServer(), kit.openServer()]
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        kit.ask(
          'auth/sign-in/email',
          { email: 'robin@example.com', password: 'not the password' },
          {},
          servers[index % 2],
        ),
      ),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(6)
  })
})

describe('signing out', () => {
  it('rule 30: ends the session on the server and writes it to the trail', async () => {
    const { session, tokenHash } = sessionSetBy((await signIn('robin@example.com')).headers)
    expect((await kit.ask('auth/sign-out', {}, { session })).status).toBe(200)
    expect(await kit.query('select 1 from tenantry.sessions where token_hash = $1', [tokenHash])).toEqual([])
    expect(await lastEvent()).toMatchObject({ action: 'session.ended', actor_email: 'robin@example.com' })
  })

  it('rule 43: takes the cookie and what the browser kept', async () => {
    const { headers } = await kit.ask('auth/sign-out', {})
    expect(headers.getSetCookie()).toEqual([
      '__Host-tenantry.session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure',
    ])
    expect(headers.get('clear-site-data')).toBe('"cache", "storage"')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('does nothing to others and nothing twice', async () => {
    const other = sessionSetBy((await signIn('robin@example.com')).headers)
    const { session } = sessionSetBy((await signIn('robin@example.com')).headers)
    await kit.ask('auth/sign-out', {}, { session })
    const events = await countOf('audit_events')
    await kit.ask('auth/sign-out', {}, { session })
    expect(await countOf('audit_events')).toBe(events)
    expect(await kit.query('select 1 from tenantry.sessions where token_hash = $1', [other.tokenHash])).toHaveLength(1)
  })
})

describe('rule 47: the library behind it', () => {
  it.each([
    'sign-up/email',
    'get-session',
    'list-sessions',
    'update-user',
    'change-email',
    'change-password',
    'set-password',
    'delete-user',
    'verify-password',
    'sign-in/social',
    'callback/google',
    'reset-password/token',
    'revoke-sessions',
    'sign-in/email/',
    'sign-in/Email',
    'sign-in%2Femail',
    'update-session',
    'ok',
    'error',
    'refresh-token',
    'forget-password',
    'link-social',
    'admin/list-users',
    'organization/create',
  ])('does not answer %s', async (path) => {
    const unknown = await kit.ask('auth/no-such-path', {})
    for (const method of ['POST', 'GET'] as const) {
      const answer = await kit.ask(`auth/${path}`, {}, { method })
      expect([answer.status, answer.text]).toEqual([404, unknown.text])
    }
  })

  it('does not sign in by GET', async () => {
    const answer = await kit.ask('auth/sign-in/email', {}, { method: 'GET' })
    expect(answer.body).toMatchObject({ status: 405, code: 'method_not_allowed' })
  })

  it('rule 82: does not read an endless body', async () => {
    const answer = await signIn('robin@example.com', 'x'.repeat(70_000))
    expect(answer.status).toBe(413)
  })
})

/** Passwords that, having said yes, let something else happen before the session begins. */
function duringVerify(happens: () => Promise<unknown>) {
  const { passwords } = kit.platform
  return {
    ...passwords,
    async verify(password: string, hash: string | undefined) {
      const matches = await passwords.verify(password, hash)
      await happens()
      return matches
    },
  }
}

/** A queue with no place left until the signal. */
function fullQueue() {
  const full = createHashingQueue({ atOnce: 1, waitingAtMost: 0 })
  let signal = () => {}
  void full.run(
    () =>
      new Promise<void>((resolve) => {
        signal = resolve
      }),
  )
  return { full, signal: () => signal() }
}
