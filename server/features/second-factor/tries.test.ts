import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { emailOf, password, userOf } from '#tests/cast.ts'
import { wrongCodeFor } from '#tests/second-factor-kit.ts'
import {
  type Enrolled,
  isOver,
  isWrongCode,
  openSecondFactorWorld,
  type SecondFactorWorld,
} from '#tests/second-factor-world.ts'

let world: SecondFactorWorld
let vic: Enrolled
beforeAll(async () => {
  world = await openSecondFactorWorld()
  vic = await world.enrol('vic')
})
afterAll(() => world.close())
beforeEach(() => world.forgetTries())

const codeOfVic = () => world.freshCode('vic', vic)

describe('tries', () => {
  const wrong = (cookie: string) => world.verify(cookie, wrongCodeFor(vic.secret))

  it('rule 21: are five for an account, however many sign-ins they are spread over', async () => {
    for (let time = 1; time <= 5; time++) expect(await wrong(await world.half('vic'))).toMatchObject(isWrongCode)
    const refused = await world.verify(await world.half('vic'), await codeOfVic())
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800)
    expect(await world.as('vic').get('/api/auth/me')).toMatchObject({ status: 200 })
    await world.sql(`update tenantry.rate_limits set window_ends_at = now()`)
    expect(await world.verify(await world.half('vic'), await codeOfVic())).toMatchObject({ status: 200 })
  })

  it('rule 21: are fifty wrong ones in a day, whatever right ones come between', async () => {
    const nextQuarter = () =>
      world.sql(`update tenantry.rate_limits set window_ends_at = now() where key not like '%in a day'`)
    for (let round = 1; round <= 12; round++) {
      const cookie = await world.half('vic')
      for (let time = 1; time <= 4; time++) expect(await wrong(cookie)).toMatchObject(isWrongCode)
      expect(await world.verify(cookie, await codeOfVic())).toMatchObject({ status: 200 })
      await nextQuarter()
    }
    const last = await world.half('vic')
    for (let time = 1; time <= 2; time++) expect(await wrong(last)).toMatchObject(isWrongCode)
    const refused = await world.verify(last, await codeOfVic())
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(80_000)
    // The owner is not shut out by somebody else's tries: nobody guesses a backup code.
    expect(await world.verify(await world.half('vic'), vic.backupCodes[5] ?? '')).toMatchObject({ status: 200 })
  })

  it('rule 9: are told to the owner from the third wrong one on, once a day', async () => {
    const told = async () => (await world.mailsTo('vic')).filter(({ kind }) => kind === 'codes_refused').length
    await world.sql('delete from tenantry.rate_limits')
    const before = await told()
    const first = await world.half('vic')
    for (let time = 1; time <= 2; time++) await wrong(first)
    expect(await told()).toBe(before)
    await wrong(await world.half('vic'))
    expect(await told()).toBe(before + 1)
    await wrong(first)
    await world.sql(`delete from tenantry.rate_limits where key not like 'wrong-codes-told %'`)
    for (let time = 1; time <= 4; time++) await wrong(await world.half('vic'))
    expect(await told()).toBe(before + 1)
  })

  it('are not used up by a session of whoever has a second factor already', async () => {
    for (let time = 1; time <= 6; time++) {
      const answer = await world.as('vic').post('/api/account/second-factor/confirm', { code: '000000' })
      expect(answer).toMatchObject({ status: 409, body: { code: 'second_factor_state' } })
    }
    expect(await world.verify(await world.half('vic'), await codeOfVic())).toMatchObject({ status: 200 })
  })

  it('are forgotten when an operator takes the second factor away', async () => {
    const gus = await world.enrol('gus')
    for (let time = 1; time <= 5; time++)
      await world.as('gus').post('/api/account/second-factor/remove', { password, code: wrongCodeFor(gus.secret) })
    const keys = () => world.sql(`select key from tenantry.rate_limits where key like 'second-factor account %'`)
    expect(await keys()).toHaveLength(2)
    const path = `/api/super-admin/users/${userOf('gus')}/remove-second-factor`
    expect((await world.as('olive').post(path, { confirmEmail: emailOf('gus') })).status).toBe(200)
    expect(await keys()).toEqual([])
    await world.enrol('gus')
  })

  it('rule 21: are five at once, too', async () => {
    const cookie = await world.half('vic')
    const answers = await Promise.all(Array.from({ length: 12 }, () => wrong(cookie)))
    const compared = answers.filter(({ status }) => status === 422).length
    expect(compared).toBeGreaterThan(0)
    expect(compared).toBeLessThanOrEqual(5)
    for (const { status } of answers) expect([401, 422, 429]).toContain(status)
  })

  it('rule 21: are five for one right password, whatever is forgotten of the account', async () => {
    const cookie = await world.half('vic')
    for (let time = 1; time <= 5; time++) {
      expect(await wrong(cookie)).toMatchObject(isWrongCode)
      await world.forgetTries()
    }
    expect(await world.verify(cookie, await codeOfVic())).toMatchObject(isOver)
  })

  it('rule 11: a right password buys no more of them', async () => {
    for (let time = 1; time <= 10; time++) expect((await world.signIn('vic')).status).toBe(200)
    expect(await world.signIn('vic')).toMatchObject({ status: 429 })
  })

  it('are forgotten with the right code', async () => {
    for (let round = 1; round <= 3; round++) {
      const cookie = await world.half('vic')
      for (let time = 1; time <= 4; time++) expect(await wrong(cookie)).toMatchObject(isWrongCode)
      expect(await world.verify(cookie, await codeOfVic())).toMatchObject({ status: 200 })
    }
  })
})
