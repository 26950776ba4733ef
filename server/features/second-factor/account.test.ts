import { type Logger, symbols } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { emailOf, type PersonName, password, userOf } from '#tests/cast.ts'
import { codeOf, fromBase32, sessionIn, wrongCodeFor } from '#tests/second-factor-kit.ts'
import {
  type Enrolled,
  isWrongCode,
  openSecondFactorWorld,
  type SecondFactorWorld,
  wrongField,
} from '#tests/second-factor-world.ts'

let world: SecondFactorWorld
beforeAll(async () => {
  world = await openSecondFactorWorld()
})
afterAll(() => world.close())
beforeEach(() => world.forgetTries())

const path = '/api/account/second-factor'
const state = async (who: PersonName) => (await world.as(who).get(path)).body
const start = (who: PersonName, withPassword = password) => world.as(who).post(path, { password: withPassword })
const confirm = (who: PersonName, code: string) => world.as(who).post(`${path}/confirm`, { code })

const problem = (status: number, code: string) => ({ status, body: { code } })

describe('setting up a second factor', () => {
  it('takes one’s password, and counts for nothing until a code came back', async () => {
    expect(await start('vic', 'not the password at all')).toMatchObject(wrongField('password', 'wrong_password'))
    const offered = await start('vic')
    expect(offered.status).toBe(200)
    expect(offered.body.secret).toMatch(/^[A-Z2-7]{39}$/)
    expect(offered.body.uri).toContain(`otpauth://totp/Tenantry:${encodeURIComponent(emailOf('vic'))}?secret=`)
    expect(await state('vic')).toEqual({ isEnabled: false, enabledAt: null, backupCodesLeft: 0, isRequiredBy: [] })
    const signedIn = await world.signIn('vic')
    expect(signedIn.body).toMatchObject({ secondFactorRequired: false })
  })

  it('asked for again, offers another secret, and only the newest counts', async () => {
    const [first, second] = [String((await start('vic')).body.secret), String((await start('vic')).body.secret)]
    expect(first).not.toBe(second)
    expect(await confirm('vic', codeOf(first))).toMatchObject(isWrongCode)
    expect(await state('vic')).toMatchObject({ isEnabled: false })
    expect(await world.lastLine()).toMatchObject({ action: 'second_factor.enabled', outcome: 'failure' })
  })

  it('is over an hour after the offer', async () => {
    const secret = String((await start('vic')).body.secret)
    await world.sql(`update tenantry.second_factors set created_at = created_at - interval '61 minutes'`)
    expect(await confirm('vic', codeOf(secret))).toMatchObject(problem(409, 'second_factor_state'))
    expect(await confirm('max', codeOf(secret))).toMatchObject(problem(409, 'second_factor_state'))
  })

  it('rule 29: with the first code ends every other session and renews this one', async () => {
    await world.sql(`insert into tenantry.sessions (id, token_hash, user_id, expires_at)
      values ('ses_vic_2', 'other', 'usr_vic', now() + interval '1 day')`)
    const secret = String((await start('vic')).body.secret)
    const answer = await confirm('vic', codeOf(secret))
    expect(answer).toMatchObject({ status: 200 })
    expect(new Set(answer.body.backupCodes as unknown as string[]).size).toBe(10)
    for (const code of answer.body.backupCodes as unknown as string[])
      expect(code).toMatch(/^[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}$/)
    expect(await world.sql(`select id from tenantry.sessions where user_id = 'usr_vic'`)).toEqual([{ id: 'ses_vic' }])
    expect(await world.as('vic').get('/api/auth/me')).toMatchObject({ status: 401 })
    expect(await world.withCookie(String(sessionIn(answer))).get('/api/auth/me')).toMatchObject({ status: 200 })
    await world.keepSession('vic')
    expect(await state('vic')).toEqual({
      isEnabled: true,
      enabledAt: expect.any(String),
      backupCodesLeft: 10,
      isRequiredBy: [],
    })
    expect(await world.lastLine()).toEqual({
      action: 'second_factor.enabled',
      actor_id: 'usr_vic',
      outcome: 'success',
    })
    expect((await world.mailsTo('vic')).at(-1)).toMatchObject({
      kind: 'second_factor_enabled',
      payload: { name: 'Vic Viewer' },
    })
  })

  it('rule 21: cannot be used to put another one in place of the one that is on', async () => {
    expect(await start('vic')).toMatchObject(problem(409, 'second_factor_state'))
    expect(await confirm('vic', '000000')).toMatchObject(problem(409, 'second_factor_state'))
  })

  it('rule 21: takes five codes, the right one among them or not', async () => {
    const secret = String((await start('max')).body.secret)
    for (let time = 1; time <= 5; time++) expect(await confirm('max', wrongCodeFor(secret))).toMatchObject(isWrongCode)
    expect(await confirm('max', codeOf(secret))).toMatchObject(problem(429, 'too_many_requests'))
    expect(await state('max')).toMatchObject({ isEnabled: false })
  })

  it('rule 96: keeps no answer with a secret in it for a repeated request', async () => {
    const headers = { 'idempotency-key': 'again' }
    const [one, two] = [
      await world.as('max').post(path, { password }, { headers }),
      await world.as('max').post(path, { password }, { headers }),
    ]
    expect(one.body.secret).not.toBe(two.body.secret)
    expect(await world.sql('select 1 from tenantry.idempotency_keys')).toEqual([])
  })
})

describe('backup codes', () => {
  let una: Enrolled
  beforeAll(async () => {
    una = await world.enrol('una')
  })
  const half = () => world.half('una')
  const verify = async (code: string, cookie?: string) => world.verify(cookie ?? (await half()), code)

  it('sign one in as well, however they are typed, and their owner hears of it', async () => {
    const [code = ''] = una.backupCodes
    expect(await verify(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toMatchObject({ status: 200 })
    expect(await state('una')).toMatchObject({ backupCodesLeft: 9 })
    const lines = await world.lastLines(2)
    expect(lines.map(({ action }) => action)).toEqual(['second_factor.backup_code_used', 'session.started'])
    expect((await world.mailsTo('una')).at(-1)).toMatchObject({ kind: 'backup_code_used', payload: { left: 9 } })
  })

  it('rule 21: work once', async () => {
    expect(await verify(una.backupCodes[0] ?? '')).toMatchObject(isWrongCode)
    const halves = [await half(), await half(), await half()]
    const answers = await Promise.all(halves.map((cookie) => verify(una.backupCodes[1] ?? '', cookie)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
    expect(await state('una')).toMatchObject({ backupCodesLeft: 8 })
  })

  it('are made anew with password and code, and those from before are void', async () => {
    const renew = (body: Record<string, string>) => world.as('una').post(`${path}/backup-codes`, body)
    expect(await renew({ password })).toMatchObject({ status: 422, body: { fields: [{ path: 'code' }] } })
    expect(await renew({ password: 'wrong', code: await world.freshCode('una', una) })).toMatchObject(
      wrongField('password', 'wrong_password'),
    )
    expect(await renew({ password, code: wrongCodeFor(una.secret) })).toMatchObject(isWrongCode)
    expect(await world.lastLine()).toMatchObject({ action: 'second_factor.backup_codes_renewed', outcome: 'failure' })
    const answer = await renew({ password, code: await world.freshCode('una', una) })
    const codes = answer.body.backupCodes as unknown as string[]
    expect(codes).toHaveLength(10)
    expect(await state('una')).toMatchObject({ backupCodesLeft: 10 })
    expect(await verify(una.backupCodes[5] ?? '')).toMatchObject(isWrongCode)
    expect(await verify(codes[0] ?? '')).toMatchObject({ status: 200 })
    expect((await world.mailsTo('una')).map(({ kind }) => kind)).toContain('backup_codes_renewed')
    una = { ...una, backupCodes: codes }
  })
})

describe('removing it', () => {
  const remove = (who: PersonName, body: Record<string, string>) => world.as(who).post(`${path}/remove`, body)

  it('takes password and code, is told by mail, and signing in is as before', async () => {
    const gus = await world.enrol('gus')
    expect(await remove('gus', { password, code: wrongCodeFor(gus.secret) })).toMatchObject(isWrongCode)
    expect(await remove('gus', { password: 'wrong', code: await world.freshCode('gus', gus) })).toMatchObject(
      wrongField('password', 'wrong_password'),
    )
    expect(await state('gus')).toMatchObject({ isEnabled: true })
    expect(await remove('gus', { password, code: gus.backupCodes[0] ?? '' })).toMatchObject({ body: { done: true } })
    expect(await state('gus')).toMatchObject({ isEnabled: false, backupCodesLeft: 0 })
    expect(await world.lastLine()).toMatchObject({ action: 'second_factor.removed', outcome: 'success' })
    expect((await world.mailsTo('gus')).at(-1)).toMatchObject({
      kind: 'second_factor_removed',
      payload: { name: 'Gus Gardener' },
    })
    const signedIn = await world.signIn('gus')
    expect(signedIn.body).toMatchObject({ secondFactorRequired: false })
    expect(await world.sql(`select 1 from tenantry.backup_codes where user_id = $1`, [userOf('gus')])).toEqual([])
  })

  it('is nothing to someone who has none', async () => {
    expect(await remove('gus', { password, code: '000000' })).toMatchObject(problem(409, 'second_factor_state'))
    expect(await world.as('gus').post(`${path}/backup-codes`, { password, code: '000000' })).toMatchObject(
      problem(409, 'second_factor_state'),
    )
  })

  it('rule 21: five wrong codes are as many as anywhere, here and at signing in together', async () => {
    const nora = await world.enrol('nora')
    for (let time = 1; time <= 3; time++) await remove('nora', { password, code: wrongCodeFor(nora.secret) })
    const half = await world.half('nora')
    const verify = (code: string) => world.verify(half, code)
    for (let time = 1; time <= 2; time++) expect(await verify(wrongCodeFor(nora.secret))).toMatchObject({ status: 422 })
    const code = await world.freshCode('nora', nora)
    expect(await verify(code)).toMatchObject({ status: 429 })
    expect(await remove('nora', { password, code })).toMatchObject({ status: 429 })
  })
})

it('rule 125: neither secrets nor codes nor tokens stand in any table, nor in the log', async () => {
  const said = listenTo(world.platform.log)
  const ada = await world.enrol('ada')
  const half = await world.half('ada')
  const token = decodeURIComponent(String(half.split('=')[1])).split('.')[0] ?? ''
  const code = await world.freshCode('ada', ada)
  const verified = await world.verify(half, code)
  expect(verified).toMatchObject({ status: 200 })
  const key = fromBase32(ada.secret).toString()
  const tables = await world.sql<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'tenantry'::regnamespace and relkind in ('r', 'p')`,
  )
  const rows = await Promise.all(
    tables.map(({ name }) => world.sql(`select to_jsonb(t)::text as row from tenantry.${name} t`)),
  )
  world.platform.log.error('the log was heard')
  expect(said()).toContain('the log was heard')
  const everything = `${JSON.stringify(rows)}${said()}`.toLowerCase()
  const plain = ada.backupCodes.map((each) => each.replaceAll('-', ''))
  for (const each of [ada.secret, key, token, ...ada.backupCodes, ...plain])
    expect(everything.includes(each.toLowerCase()), each).toBe(false)
  expect(everything).toContain('usr_ada')
})

/** Everything the server writes to its log from here on, at every level. */
function listenTo(log: Logger): () => string {
  let said = ''
  log.level = 'trace'
  Object.assign(log, { [symbols.streamSym]: { write: (line: string) => (said += line) } })
  return () => said
}
