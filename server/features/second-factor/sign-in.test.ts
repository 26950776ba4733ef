import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inPublicFor } from '#server/scopes/public.ts'
import { hashToken } from '#server/vault.ts'
import { emailOf, userOf } from '#tests/cast.ts'
import { codeOf, halfIn, sessionIn } from '#tests/second-factor-kit.ts'
import {
  type Enrolled,
  isOver,
  isWrongCode,
  openSecondFactorWorld,
  type SecondFactorWorld,
} from '#tests/second-factor-world.ts'
import type { Answer } from '#tests/world.ts'

let world: SecondFactorWorld
let vic: Enrolled
let max: Enrolled
beforeAll(async () => {
  world = await openSecondFactorWorld()
  vic = await world.enrol('vic')
  max = await world.enrol('max')
})
afterAll(() => world.close())
beforeEach(() => world.forgetTries())

const codeOfVic = () => world.freshCode('vic', vic)

describe('a right password, of someone with a second factor', () => {
  it('rule 21: starts no session, only the half before it', async () => {
    const before = await world.sessionsOf('vic')
    const answer = await world.signIn('vic')
    expect(answer).toMatchObject({ status: 200, body: { secondFactorRequired: true } })
    expect(Object.keys(answer.body)).toEqual(['secondFactorRequired'])
    expect(sessionIn(answer)).toBeUndefined()
    const [cookie, ...others] = answer.headers.getSetCookie()
    expect(others).toEqual([])
    expect(cookie).toMatch(/^tenantry\.half=[^;]+; Max-Age=(599|600); Path=\/; HttpOnly; SameSite=Strict$/)
    expect(await world.sessionsOf('vic')).toBe(before)
    expect(await world.lastLine()).toEqual({
      action: 'session.second_factor_asked',
      actor_id: 'usr_vic',
      outcome: 'success',
    })
  })

  it('rule 21: the half is no session, under no cookie’s name', async () => {
    const value = (await world.half('vic')).split('=')[1]
    for (const cookie of [`tenantry.half=${value}`, `tenantry.session=${value}`])
      expect(await world.withCookie(cookie).get('/api/auth/me')).toMatchObject({ status: 401 })
    const { token } = { token: decodeURIComponent(String(value)).split('.')[0] ?? '' }
    expect(await world.withCookie(world.cookieOf(token)).get('/api/auth/me')).toMatchObject({ status: 401 })
    expect(await world.sql('select 1 from tenantry.sessions where token_hash = $1', [hashToken(token)])).toEqual([])
  })

  it('a wrong password is refused as ever, and says nothing of a second factor', async () => {
    const answer = await world.signIn('vic', { password: 'not the password at all' })
    expect(answer).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } })
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  it('rule 41: no page of another origin, and none without one, finishes it', async () => {
    const cookie = await world.half('vic')
    const code = await codeOfVic()
    for (const origin of [null, 'https://evil.example'])
      expect(
        await world.withCookie(cookie).post('/api/auth/two-factor/verify', { code }, { headers: { origin } }),
      ).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } })
  })
})

describe('the code', () => {
  it('rule 29: starts the session under a new token, ends the one this browser had, and the half', async () => {
    const earlier = sessionIn(await world.verify(await world.half('vic'), await codeOfVic())) ?? ''
    const begun = await world.signIn('vic', { cookie: earlier })
    expect(await world.withCookie(earlier).get('/api/auth/me')).toMatchObject({ status: 200 })
    const answer = await world.verify(`${earlier}; ${halfIn(begun)}`, await codeOfVic())
    expect(answer).toMatchObject({
      status: 200,
      body: { user: { id: 'usr_vic', email: emailOf('vic') }, mustChangePassword: false },
    })
    const session = sessionIn(answer) ?? ''
    expect(answer.headers.getSetCookie()).toContainEqual(expect.stringMatching(/^tenantry\.half=; Max-Age=0; /))
    expect(await world.withCookie(session).get('/api/auth/me')).toMatchObject({
      status: 200,
      body: { secondFactor: { isEnabled: true, isRequired: false } },
    })
    expect(await world.withCookie(earlier).get('/api/auth/me')).toMatchObject({ status: 401 })
    expect(await world.lastLine()).toEqual({ action: 'session.started', actor_id: 'usr_vic', outcome: 'success' })
    expect(await world.verify(String(halfIn(begun)), await codeOfVic())).toMatchObject(isOver)
  })

  it('is taken as people type it', async () => {
    const code = await codeOfVic()
    expect(await world.verify(await world.half('vic'), ` ${code.slice(0, 3)} ${code.slice(3)} `)).toMatchObject({
      status: 200,
    })
  })

  it('rule 21: works once; so do those before it', async () => {
    const code = await codeOfVic()
    expect(await world.verify(await world.half('vic'), code)).toMatchObject({ status: 200 })
    const again = await world.half('vic')
    expect(await world.verify(again, code)).toMatchObject(isWrongCode)
    expect(await world.verify(again, codeOf(vic.secret, -1))).toMatchObject(isWrongCode)
    expect(await world.lastLine()).toEqual({ action: 'session.refused', actor_id: 'usr_vic', outcome: 'failure' })
  })

  it('rule 21: of two sign-ins at once with one code, one gets a session', async () => {
    const halves = [await world.half('vic'), await world.half('vic'), await world.half('vic')]
    const code = await codeOfVic()
    const before = await world.sessionsOf('vic')
    const answers = await Promise.all(halves.map((cookie) => world.verify(cookie, code)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
    expect(await world.sessionsOf('vic')).toBe(before + 1)
  })

  it('rule 21: of two codes at once for one sign-in, one gets a session', async () => {
    const cookie = await world.half('vic')
    const codes = [await codeOfVic(), ...vic.backupCodes.slice(8)]
    const before = await world.sessionsOf('vic')
    const answers = await Promise.all(codes.map((code) => world.verify(cookie, code)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
    expect(await world.sessionsOf('vic')).toBe(before + 1)
  })

  it('rule 21: of somebody else is wrong', async () => {
    const cookie = await world.half('vic')
    expect(await world.verify(cookie, await world.freshCode('max', max))).toMatchObject(isWrongCode)
    expect(await world.verify(cookie, max.backupCodes[0] ?? '')).toMatchObject(isWrongCode)
  })
})

describe('half a sign-in', () => {
  const spoilt: [title: string, change: string][] = [
    ['after ten minutes', `update tenantry.half_sign_ins set expires_at = now() where user_id = 'usr_vic'`],
    [
      'when the password is another',
      `update tenantry.accounts set password = password || ' ' where user_id = 'usr_vic'`,
    ],
    ['when its owner was disabled', `update tenantry.users set status = 'disabled' where id = 'usr_vic'`],
    ['when the second factor is gone', `delete from tenantry.second_factors where user_id = 'usr_vic'`],
  ]
  it.each(spoilt)('rule 21: is over %s', async (_, change) => {
    const cookie = await world.half('vic')
    const code = await codeOfVic()
    const kept = await world.sql(`select * from tenantry.second_factors where user_id = 'usr_vic'`)
    await world.sql(change)
    try {
      const before = await world.sessionsOf('vic')
      expect(await world.verify(cookie, code)).toMatchObject(isOver)
      expect(await world.sessionsOf('vic')).toBe(before)
    } finally {
      await world.sql(`update tenantry.users set status = 'active' where id = 'usr_vic'`)
      await world.sql(`update tenantry.accounts set password = rtrim(password) where user_id = 'usr_vic'`)
      await world.sql(
        `insert into tenantry.second_factors select * from jsonb_populate_recordset(null::tenantry.second_factors, $1) on conflict do nothing`,
        [JSON.stringify(kept)],
      )
    }
  })

  it('is gone with signing out, or with another one begun here', async () => {
    const cookie = await world.half('vic')
    await world.withCookie(cookie).post('/api/auth/sign-out', {})
    expect(await world.verify(cookie, await codeOfVic())).toMatchObject(isOver)
    const first = await world.half('vic')
    await world.signIn('vic', { cookie: first })
    expect(await world.verify(first, await codeOfVic())).toMatchObject(isOver)
  })

  it('is none without its cookie, or with one signed by somebody else', async () => {
    for (const cookie of ['', 'tenantry.half=token.signature', world.cookieOf('session-of-vic')])
      expect(await world.verify(cookie, await codeOfVic())).toMatchObject(isOver)
  })
})

describe('every other way to a session', () => {
  const newPassword = 'copper lantern 42 meadows'

  it('rule 21: a new password by mail is no way round the second factor, and voids what was half done', async () => {
    const before = await world.half('max')
    await world.as('nobody').post('/api/auth/request-password-reset', { email: emailOf('max') })
    const [mail] = await world.sql<{ sealed: string }>(
      `select sealed from tenantry.outbox where recipient = $1 and kind = 'password_reset'`,
      [emailOf('max')],
    )
    const { payload } = world.platform.vault.unseal(mail?.sealed ?? '') as { payload: { url: string } }
    const token = payload.url.split('#token=')[1] ?? ''
    const reset: Answer = await world.as('nobody').post('/api/auth/reset-password', { token, newPassword })
    expect(reset).toMatchObject({ status: 200 })
    expect(sessionIn(reset)).toBeUndefined()
    expect(await world.sql(`select 1 from tenantry.half_sign_ins where user_id = 'usr_max'`)).toEqual([])
    expect(await world.verify(before, await world.freshCode('max', max))).toMatchObject(isOver)
    const answer = await world.signIn('max', { password: newPassword })
    expect(answer.body).toEqual({ secondFactorRequired: true })
    expect(sessionIn(answer)).toBeUndefined()
    expect(await world.verify(String(halfIn(answer)), await world.freshCode('max', max))).toMatchObject({ status: 200 })
  })

  it('rule 21: whatever asks for a session of theirs gets none', async () => {
    const before = await world.sessionsOf('vic')
    await expect(inPublicFor(world, (scope) => scope.signIn(userOf('vic')))).rejects.toThrow(
      'without the second factor',
    )
    expect(await world.sessionsOf('vic')).toBe(before)
  })
})
