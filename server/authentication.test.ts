import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openSignInKit, rightPassword, type SignInKit, sessionSetBy } from '#tests/sign-in-kit.ts'

let kit: SignInKit
beforeAll(async () => {
  kit = await openSignInKit()
  await kit.addPerson('robin@example.com')
})
afterAll(() => kit.close())
beforeEach(() => kit.forgetTries())

describe('signing in', () => {
  it('sets a session cookie and says who signed in', async () => {
    const answer = await kit.signIn(' Robin@Example.COM ')
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
    const { headers } = await kit.signIn('robin@example.com')
    const [session] = await kit.query('select * from tenantry.sessions where token_hash = $1', [
      sessionSetBy(headers).tokenHash,
    ])
    expect(session).toMatchObject({ ip_address: '192.0.2.7', user_agent: 'test browser' })
    const [user] = await kit.query(`select last_sign_in_at from tenantry.users where email = 'robin@example.com'`)
    expect(user?.last_sign_in_at).not.toBeNull()
    expect(await kit.lastEvent()).toMatchObject({
      action: 'session.started',
      outcome: 'success',
      actor_email: 'robin@example.com',
      ip_address: '192.0.2.7',
    })
  })

  it('writes a refused attempt to the trail, with the address that was tried', async () => {
    await kit.signIn('robin@example.com', 'not the password')
    expect(await kit.lastEvent()).toMatchObject({
      action: 'session.refused',
      outcome: 'failure',
      actor_email: 'robin@example.com',
      actor_id: expect.stringMatching(/^usr_/),
    })
    await kit.signIn('nobody@example.com')
    expect(await kit.lastEvent()).toMatchObject({ actor_email: 'nobody@example.com', actor_id: null })
  })

  it('lets someone in who must change their password, and says so', async () => {
    const id = await kit.addPerson('must-change@example.com')
    await kit.query('update tenantry.users set must_change_password = true where id = $1', [id])
    expect((await kit.signIn('must-change@example.com')).body.mustChangePassword).toBe(true)
  })

  it('rule 3: takes the same characters in another Unicode form, and nothing trimmed', async () => {
    await kit.addPerson('unicode@example.com', 'caf\u00e9 harbour 17 trumpets ')
    expect((await kit.signIn('unicode@example.com', 'cafe\u0301 harbour 17 trumpets ')).status).toBe(200)
    expect((await kit.signIn('unicode@example.com', 'caf\u00e9 harbour 17 trumpets')).status).toBe(401)
  })

  it('rule 6: refuses an address that is no single string', async () => {
    for (const email of [['robin@example.com'], 'robin@example.com,eve@example.org', { $ne: '' }, null, 7]) {
      const answer = await kit.signIn(email)
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
    const unknown = await kit.signIn('nobody@example.com')
    expect(unknown.body).toMatchObject({ status: 401, code: 'invalid_credentials' })
    for (const [email, password] of [
      ['robin@example.com', 'not the password'],
      ['invited@example.com', rightPassword],
      ['disabled@example.com', rightPassword],
    ]) {
      const answer = await kit.signIn(email, password)
      expect([email, answer.status, answer.text]).toEqual([email, unknown.status, unknown.text])
      expect([...answer.headers]).toEqual([...unknown.headers])
    }
  })

  it('rule 27: never stores what the cookie says', async () => {
    const { session, token } = sessionSetBy((await kit.signIn('robin@example.com')).headers)
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
    const answer = await kit.signIn('robin@example.com')
    expect(answer.text).not.toContain(sessionSetBy(answer.headers).token)
  })

  it('rule 28: sets a cookie that only this host gets, over https, and no script reads', async () => {
    const { headers } = await kit.signIn('robin@example.com')
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-tenantry\.session=[^;]+; Max-Age=604(799|800); Path=\/; HttpOnly; SameSite=Lax; Secure$/,
      ),
    ])
  })

  it('rule 29: gives a new token each time and ends the session the browser had', async () => {
    const first = sessionSetBy((await kit.signIn('robin@example.com')).headers)
    const other = sessionSetBy((await kit.signIn('robin@example.com')).headers)
    const asked = { session: first.session }
    const second = sessionSetBy((await kit.signIn('robin@example.com', rightPassword, asked)).headers)
    expect(second.token).not.toBe(first.token)
    const alive = await kit.query('select token_hash from tenantry.sessions where token_hash = any ($1)', [
      [first.tokenHash, other.tokenHash, second.tokenHash],
    ])
    expect(alive.map((row) => row.token_hash).sort()).toEqual([other.tokenHash, second.tokenHash].sort())
  })
})

describe('signing out', () => {
  it('rule 30: ends the session on the server and writes it to the trail', async () => {
    const { session, tokenHash } = sessionSetBy((await kit.signIn('robin@example.com')).headers)
    expect((await kit.ask('auth/sign-out', {}, { session })).status).toBe(200)
    expect(await kit.query('select 1 from tenantry.sessions where token_hash = $1', [tokenHash])).toEqual([])
    expect(await kit.lastEvent()).toMatchObject({ action: 'session.ended', actor_email: 'robin@example.com' })
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
    const other = sessionSetBy((await kit.signIn('robin@example.com')).headers)
    const { session } = sessionSetBy((await kit.signIn('robin@example.com')).headers)
    await kit.ask('auth/sign-out', {}, { session })
    const events = await kit.countOf('audit_events')
    await kit.ask('auth/sign-out', {}, { session })
    expect(await kit.countOf('audit_events')).toBe(events)
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
    const answer = await kit.signIn('robin@example.com', 'x'.repeat(70_000))
    expect(answer.status).toBe(413)
  })
})
