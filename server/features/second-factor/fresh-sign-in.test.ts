import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { superadmin } from '#server/commands/superadmin.ts'
import { debugSessionFor, keepDebugSession } from '#server/debug-bypass.ts'
import { debugUser } from '#server/test-brand.ts'
import { emailOf, password } from '#tests/cast.ts'
import { commandLine } from '#tests/command-line.ts'
import { sessionIn, wrongCodeFor } from '#tests/second-factor-kit.ts'
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

const confirm = (body: Record<string, string>) => world.as('olive').post('/api/auth/confirm', body)
const suspend = (as = world.as('olive')) => as.post('/api/super-admin/tenants/ten_south/suspend', {})
const stale = () => world.sql(`update tenantry.sessions set confirmed_at = now() - interval '15 minutes'`)
const restore = () => world.sql(`update tenantry.tenants set status = 'active' where id = 'ten_south'`)

const needsConfirming = { status: 403, body: { code: 'confirm_identity' } }

describe('a fresh sign-in', () => {
  it('rule 22: lasts fifteen minutes, by the clock of the database', async () => {
    await world.sql(`update tenantry.sessions set confirmed_at = now() - interval '14 minutes 50 seconds'`)
    expect(await suspend()).toMatchObject({ status: 200 })
    await restore()
    await stale()
    expect(await suspend()).toMatchObject(needsConfirming)
    expect(await world.as('olive').get('/api/super-admin/tenants')).toMatchObject({ status: 200 })
  })

  it('rule 29: is had again with the password, under a new token; the old one is dead', async () => {
    await stale()
    const answer = await confirm({ password })
    expect(answer).toMatchObject({ status: 200, body: { done: true } })
    expect(await world.lastLine()).toEqual({ action: 'session.confirmed', actor_id: 'usr_olive', outcome: 'success' })
    expect(await world.as('olive').get('/api/auth/me')).toMatchObject({ status: 401 })
    expect(await suspend(world.withCookie(String(sessionIn(answer))))).toMatchObject({ status: 200 })
    await restore()
    await world.keepSession('olive')
  })

  it('is not had by changing the password, nor by anything else one does', async () => {
    await stale()
    await world.as('olive').patch('/api/account/profile', { name: 'Olive Operator' })
    const next = 'copper lantern 42 meadows'
    expect(await world.as('olive').put('/api/account/password', { current: password, new: next })).toMatchObject({
      status: 200,
    })
    await world.keepSession('olive')
    expect(await suspend()).toMatchObject(needsConfirming)
    await world.as('olive').put('/api/account/password', { current: next, new: password })
    await world.keepSession('olive')
  })

  it('rule 11: gives ten tries at the password, counted together with those at changing it', async () => {
    await stale()
    for (let time = 1; time <= 9; time++)
      expect(await confirm({ password: 'not it' })).toMatchObject(wrongField('password', 'wrong_password'))
    expect(await world.lastLine()).toEqual({ action: 'session.confirmed', actor_id: 'usr_olive', outcome: 'failure' })
    await world.as('olive').put('/api/account/password', { current: 'not it', new: 'copper lantern 42 meadows' })
    expect(await confirm({ password })).toMatchObject({ status: 429 })
    expect(await suspend()).toMatchObject(needsConfirming)
  })

  it('is one session’s own', async () => {
    await stale()
    await world.sql(`insert into tenantry.sessions (id, token_hash, user_id, expires_at)
      values ('ses_other', 'other', 'usr_olive', now() + interval '1 day')`)
    expect(await suspend()).toMatchObject(needsConfirming)
    await world.sql(`delete from tenantry.sessions where id = 'ses_other'`)
  })
})

describe('with a second factor', () => {
  let olive: Enrolled
  beforeAll(async () => {
    olive = await world.enrol('olive')
  })

  it('rule 22: takes a code, too', async () => {
    await stale()
    expect(await confirm({ password })).toMatchObject(wrongField('code', 'required'))
    expect(await confirm({ password, code: wrongCodeFor(olive.secret) })).toMatchObject(isWrongCode)
    expect(await world.lastLine()).toEqual({ action: 'session.confirmed', actor_id: 'usr_olive', outcome: 'failure' })
    expect(await confirm({ password: 'not it', code: await world.freshCode('olive', olive) })).toMatchObject(
      wrongField('password', 'wrong_password'),
    )
    expect(await suspend()).toMatchObject(needsConfirming)
    const answer = await confirm({ password, code: await world.freshCode('olive', olive) })
    expect(await suspend(world.withCookie(String(sessionIn(answer))))).toMatchObject({ status: 200 })
    await restore()
    await world.keepSession('olive')
  })

  it('rule 21: takes each code once, and five of them', async () => {
    const code = await world.freshCode('olive', olive)
    expect(await confirm({ password, code })).toMatchObject({ status: 200 })
    await world.keepSession('olive')
    expect(await confirm({ password, code })).toMatchObject(isWrongCode)
    for (let time = 1; time <= 4; time++) await confirm({ password, code })
    expect(await confirm({ password, code: await world.freshCode('olive', olive) })).toMatchObject({ status: 429 })
  })

  it('is had by signing in', async () => {
    await stale()
    const half = await world.half('olive')
    const session = sessionIn(await world.verify(half, await world.freshCode('olive', olive)))
    expect(await suspend(world.withCookie(String(session)))).toMatchObject({ status: 200 })
    await restore()
  })
})

describe('who has no password to give', () => {
  it('holds the database’s own, at the command line', async () => {
    await stale()
    expect(await superadmin(['grant', emailOf('vic')])(commandLine(world))).toBe(`${emailOf('vic')} is superadmin now.`)
    expect(await superadmin(['revoke', emailOf('vic')])(commandLine(world))).toContain('no more')
  })

  it('is the debug user of development, whose session counts as just confirmed', async () => {
    await world.sql(
      `insert into tenantry.tenants (id, slug, name) values ('test_tenant_default', 'test-brand', 'Test Brand')`,
    )
    await world.sql(`insert into tenantry.users (id, email, name, is_super_admin) values ($1, $2, $3, true)`, [
      debugUser.id,
      debugUser.email,
      debugUser.name,
    ])
    const sessionFor = await debugSessionFor(world.database, world.platform)
    const tokenHash = String(sessionFor({ peer: '127.0.0.1', host: 'localhost' }))
    await stale()
    await keepDebugSession(world.database, world.platform, tokenHash)
    const [entry] = await world.sql(`select is_confirmed from tenantry.enter($1, 'operator', null, '', true)`, [
      tokenHash,
    ])
    expect(entry).toEqual({ is_confirmed: true })
  })
})
