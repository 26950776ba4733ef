import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inPublicFor } from '#server/scopes/public.ts'
import { hashToken } from '#server/vault.ts'
import { emailOf, type PersonName, password, userOf } from '#tests/cast.ts'
import {
  codeOf,
  type Enrolled,
  enrol,
  forgetTries,
  freshCode,
  halfIn,
  sessionIn,
  wrongCodeFor,
} from '#tests/second-factor-kit.ts'
import { type Answer, caller, openWorld, type World } from '#tests/world.ts'

let world: World
let vic: Enrolled
let max: Enrolled
beforeAll(async () => {
  world = await openWorld()
  vic = await enrol(world, 'vic')
  max = await enrol(world, 'max')
})
afterAll(() => world.close())
beforeEach(() => forgetTries(world))

const signIn = (who: PersonName, cookie?: string, withPassword = password) =>
  caller(world.app, cookie === undefined ? {} : { cookie }).post('/api/auth/sign-in/email', {
    email: emailOf(who),
    password: withPassword,
  })
const half = async (who: PersonName) => halfIn(await signIn(who)) ?? ''
const verify = (cookie: string, code: string) => world.withCookie(cookie).post('/api/auth/two-factor/verify', { code })
const codeOfVic = () => freshCode(world, 'vic', vic)
const sessionsOf = async (who: PersonName) =>
  (await world.sql('select id from tenantry.sessions where user_id = $1', [userOf(who)])).length
const lastLines = (count: number) =>
  world.sql(
    `select action, actor_id, outcome from tenantry.audit_events where tenant_id is null order by seq desc limit ${count}`,
  )

const isWrong = { status: 422, body: { fields: [{ path: 'code', code: 'wrong_code' }] } }
const isOver = { status: 401, body: { code: 'sign_in_expired' } }

describe('a right password, of someone with a second factor', () => {
  it('rule 21: starts no session, only the half before it', async () => {
    const before = await sessionsOf('vic')
    const answer = await signIn('vic')
    expect(answer).toMatchObject({ status: 200, body: { secondFactorRequired: true } })
    expect(Object.keys(answer.body)).toEqual(['secondFactorRequired'])
    expect(sessionIn(answer)).toBeUndefined()
    const [cookie, ...others] = answer.headers.getSetCookie()
    expect(others).toEqual([])
    expect(cookie).toMatch(/^tenantry\.half=[^;]+; Max-Age=(599|600); Path=\/; HttpOnly; SameSite=Strict$/)
    expect(await sessionsOf('vic')).toBe(before)
    expect(await lastLines(1)).toEqual([
      { action: 'session.second_factor_asked', actor_id: 'usr_vic', outcome: 'success' },
    ])
  })

  it('rule 21: the half is no session, under no cookie’s name', async () => {
    const value = (await half('vic')).split('=')[1]
    for (const cookie of [`tenantry.half=${value}`, `tenantry.session=${value}`])
      expect(await world.withCookie(cookie).get('/api/auth/me')).toMatchObject({ status: 401 })
    const { token } = { token: decodeURIComponent(String(value)).split('.')[0] ?? '' }
    expect(await world.withCookie(world.cookieOf(token)).get('/api/auth/me')).toMatchObject({ status: 401 })
    expect(await world.sql('select 1 from tenantry.sessions where token_hash = $1', [hashToken(token)])).toEqual([])
  })

  it('a wrong password is refused as ever, and says nothing of a second factor', async () => {
    const answer = await signIn('vic', undefined, 'not the password at all')
    expect(answer).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } })
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  it('rule 41: no page of another origin, and none without one, finishes it', async () => {
    const cookie = await half('vic')
    const code = await codeOfVic()
    for (const origin of [null, 'https://evil.example'])
      expect(
        await world.withCookie(cookie).post('/api/auth/two-factor/verify', { code }, { headers: { origin } }),
      ).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } })
  })
})

describe('the code', () => {
  it('rule 29: starts the session under a new token, ends the one this browser had, and the half', async () => {
    const earlier = sessionIn(await verify(await half('vic'), await codeOfVic())) ?? ''
    const begun = await signIn('vic', earlier)
    expect(await world.withCookie(earlier).get('/api/auth/me')).toMatchObject({ status: 200 })
    const answer = await verify(`${earlier}; ${halfIn(begun)}`, await codeOfVic())
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
    expect(await lastLines(1)).toEqual([{ action: 'session.started', actor_id: 'usr_vic', outcome: 'success' }])
    expect(await verify(String(halfIn(begun)), await codeOfVic())).toMatchObject(isOver)
  })

  it('is taken as people type it', async () => {
    const code = await codeOfVic()
    expect(await verify(await half('vic'), ` ${code.slice(0, 3)} ${code.slice(3)} `)).toMatchObject({ status: 200 })
  })

  it('rule 21: works once; so do those before it', async () => {
    const code = await codeOfVic()
    expect(await verify(await half('vic'), code)).toMatchObject({ status: 200 })
    const again = await half('vic')
    expect(await verify(again, code)).toMatchObject(isWrong)
    expect(await verify(again, codeOf(vic.secret, -1))).toMatchObject(isWrong)
    expect(await lastLines(1)).toEqual([{ action: 'session.refused', actor_id: 'usr_vic', outcome: 'failure' }])
  })

  it('rule 21: of two sign-ins at once with one code, one gets a session', async () => {
    const halves = [await half('vic'), await half('vic'), await half('vic')]
    const code = await codeOfVic()
    const before = await sessionsOf('vic')
    const answers = await Promise.all(halves.map((cookie) => verify(cookie, code)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
    expect(await sessionsOf('vic')).toBe(before + 1)
  })

  it('rule 21: of two codes at once for one sign-in, one gets a session', async () => {
    const cookie = await half('vic')
    const codes = [await codeOfVic(), ...vic.backupCodes.slice(8)]
    const before = await sessionsOf('vic')
    const answers = await Promise.all(codes.map((code) => verify(cookie, code)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
    expect(await sessionsOf('vic')).toBe(before + 1)
  })

  it('rule 21: of somebody else is wrong', async () => {
    const cookie = await half('vic')
    expect(await verify(cookie, await freshCode(world, 'max', max))).toMatchObject(isWrong)
    expect(await verify(cookie, max.backupCodes[0] ?? '')).toMatchObject(isWrong)
  })
})

describe('tries', () => {
  const wrong = (cookie: string) => verify(cookie, wrongCodeFor(vic.secret))

  it('rule 21: are five for an account, however many sign-ins they are spread over', async () => {
    for (let time = 1; time <= 5; time++) expect(await wrong(await half('vic'))).toMatchObject(isWrong)
    const refused = await verify(await half('vic'), await codeOfVic())
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800)
    expect(await world.as('vic').get('/api/auth/me')).toMatchObject({ status: 200 })
    await world.sql(`update tenantry.rate_limits set window_ends_at = now()`)
    expect(await verify(await half('vic'), await codeOfVic())).toMatchObject({ status: 200 })
  })

  it('rule 21: are fifty wrong ones in a day, whatever right ones come between', async () => {
    const nextQuarter = () =>
      world.sql(`update tenantry.rate_limits set window_ends_at = now() where key not like '%in a day'`)
    for (let round = 1; round <= 12; round++) {
      const cookie = await half('vic')
      for (let time = 1; time <= 4; time++) expect(await wrong(cookie)).toMatchObject(isWrong)
      expect(await verify(cookie, await codeOfVic())).toMatchObject({ status: 200 })
      await nextQuarter()
    }
    const last = await half('vic')
    for (let time = 1; time <= 2; time++) expect(await wrong(last)).toMatchObject(isWrong)
    const refused = await verify(last, await codeOfVic())
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(80_000)
    // The owner is not shut out by somebody else's tries: nobody guesses a backup code.
    expect(await verify(await half('vic'), vic.backupCodes[5] ?? '')).toMatchObject({ status: 200 })
  })

  it('are not used up by a session of whoever has a second factor already', async () => {
    for (let time = 1; time <= 6; time++) {
      const answer = await world.as('vic').post('/api/account/second-factor/confirm', { code: '000000' })
      expect(answer).toMatchObject({ status: 409, body: { code: 'second_factor_state' } })
    }
    expect(await verify(await half('vic'), await codeOfVic())).toMatchObject({ status: 200 })
  })

  it('are forgotten when an operator takes the second factor away', async () => {
    const gus = await enrol(world, 'gus')
    for (let time = 1; time <= 5; time++)
      await world.as('gus').post('/api/account/second-factor/remove', { password, code: wrongCodeFor(gus.secret) })
    const keys = () => world.sql(`select key from tenantry.rate_limits where key like 'second-factor account %'`)
    expect(await keys()).toHaveLength(2)
    const path = `/api/super-admin/users/${userOf('gus')}/remove-second-factor`
    expect((await world.as('olive').post(path, { confirmEmail: emailOf('gus') })).status).toBe(200)
    expect(await keys()).toEqual([])
    await enrol(world, 'gus')
  })

  it('rule 21: are five at once, too', async () => {
    const cookie = await half('vic')
    const answers = await Promise.all(Array.from({ length: 12 }, () => wrong(cookie)))
    const compared = answers.filter(({ status }) => status === 422).length
    expect(compared).toBeGreaterThan(0)
    expect(compared).toBeLessThanOrEqual(5)
    for (const { status } of answers) expect([401, 422, 429]).toContain(status)
  })

  it('rule 21: are five for one right password, whatever is forgotten of the account', async () => {
    const cookie = await half('vic')
    for (let time = 1; time <= 5; time++) {
      expect(await wrong(cookie)).toMatchObject(isWrong)
      await forgetTries(world)
    }
    expect(await verify(cookie, await codeOfVic())).toMatchObject(isOver)
  })

  it('rule 11: a right password buys no more of them', async () => {
    for (let time = 1; time <= 10; time++) expect((await signIn('vic')).status).toBe(200)
    expect(await signIn('vic')).toMatchObject({ status: 429 })
  })

  it('are forgotten with the right code', async () => {
    for (let round = 1; round <= 3; round++) {
      const cookie = await half('vic')
      for (let time = 1; time <= 4; time++) expect(await wrong(cookie)).toMatchObject(isWrong)
      expect(await verify(cookie, await codeOfVic())).toMatchObject({ status: 200 })
    }
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
    const cookie = await half('vic')
    const code = await codeOfVic()
    const kept = await world.sql(`select * from tenantry.second_factors where user_id = 'usr_vic'`)
    await world.sql(change)
    try {
      const before = await sessionsOf('vic')
      expect(await verify(cookie, code)).toMatchObject(isOver)
      expect(await sessionsOf('vic')).toBe(before)
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
    const cookie = await half('vic')
    await world.withCookie(cookie).post('/api/auth/sign-out', {})
    expect(await verify(cookie, await codeOfVic())).toMatchObject(isOver)
    const first = await half('vic')
    await signIn('vic', first)
    expect(await verify(first, await codeOfVic())).toMatchObject(isOver)
  })

  it('is none without its cookie, or with one signed by somebody else', async () => {
    for (const cookie of ['', 'tenantry.half=token.signature', world.cookieOf('session-of-vic')])
      expect(await verify(cookie, await codeOfVic())).toMatchObject(isOver)
  })
})

describe('every other way to a session', () => {
  const newPassword = 'copper lantern 42 meadows'

  it('rule 21: a new password by mail is no way round the second factor, and voids what was half done', async () => {
    const before = await half('max')
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
    expect(await verify(before, await freshCode(world, 'max', max))).toMatchObject(isOver)
    const answer = await signIn('max', undefined, newPassword)
    expect(answer.body).toEqual({ secondFactorRequired: true })
    expect(sessionIn(answer)).toBeUndefined()
    expect(await verify(String(halfIn(answer)), await freshCode(world, 'max', max))).toMatchObject({ status: 200 })
  })

  it('rule 21: whatever asks for a session of theirs gets none', async () => {
    const before = await sessionsOf('vic')
    await expect(inPublicFor(world, (scope) => scope.signIn(userOf('vic')))).rejects.toThrow(
      'without the second factor',
    )
    expect(await sessionsOf('vic')).toBe(before)
  })
})
