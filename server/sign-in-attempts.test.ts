import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openSignInKit, rightPassword, type SignInKit, sessionSetBy } from '#tests/sign-in-kit.ts'

let kit: SignInKit
beforeAll(async () => {
  kit = await openSignInKit()
  await kit.addPerson('robin@example.com')
})
afterAll(() => kit.close())
beforeEach(() => kit.forgetTries())

describe('attempts', () => {
  it('rule 11: stops after ten wrong passwords for one account, whatever address they come from', async () => {
    const outcomes: unknown[] = []
    for (let attempt = 1; attempt <= 12; attempt++) {
      const answer = await kit.signIn('robin@example.com', 'not the password', { ipAddress: `198.51.100.${attempt}` })
      outcomes.push(answer.status)
      if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800)
    }
    expect(outcomes).toEqual([...Array(10).fill(401), 429, 429])
    expect((await kit.signIn('ROBIN@example.com')).status).toBe(429)
    expect((await kit.signIn('nobody@example.com')).status).toBe(401)
  })

  it('rule 11: treats an address nobody has the same way', async () => {
    for (let attempt = 1; attempt <= 10; attempt++) await kit.signIn('ghost@example.com')
    expect((await kit.signIn('ghost@example.com')).body.code).toBe('too_many_requests')
  })

  it('rule 11: lets people in again when the time is over, and leaves their open sessions alone', async () => {
    const { tokenHash } = sessionSetBy((await kit.signIn('robin@example.com')).headers)
    for (let attempt = 1; attempt <= 11; attempt++) await kit.signIn('robin@example.com', 'not the password')
    const [entry] = await kit.query(`select verdict from tenantry.enter($1, 'user', null, '', false)`, [tokenHash])
    expect(entry?.verdict).toBe('ok')
    await kit.query(`update tenantry.rate_limits set window_ends_at = now() - interval '1 second'`)
    expect((await kit.signIn('robin@example.com')).status).toBe(200)
  })

  it('forgets wrong passwords after the right one, and does not count successes against the address', async () => {
    for (let round = 1; round <= 3; round++) {
      for (let attempt = 1; attempt <= 5; attempt++) await kit.signIn('robin@example.com', 'not the password')
      expect((await kit.signIn('robin@example.com')).status).toBe(200)
    }
    const [counter] = await kit.query(`select hits from tenantry.rate_limits where key like '%192.0.2.7'`)
    expect(counter?.hits).toBe(15)
  })

  it('rule 12: counts a whole IPv6 network as one, and a missing address too', async () => {
    for (const [first, second] of [
      ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9'],
      [null, null],
    ] as const) {
      await kit.forgetTries()
      await kit.signIn('ghost-1@example.com', rightPassword, { ipAddress: first })
      await kit.query(`update tenantry.rate_limits set hits = 100 where key like 'sign-in address%'`)
      const answer = await kit.signIn('ghost-2@example.com', rightPassword, { ipAddress: second })
      expect(answer.status).toBe(429)
    }
    expect((await kit.signIn('ghost-3@example.com', rightPassword, { ipAddress: '2001:db8:1:3::1' })).status).toBe(401)
  })

  it('rule 13: counts together with other servers, and at once', async () => {
    const servers = [kit.openServer(), kit.openServer()]
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        kit.signIn('robin@example.com', 'not the password', {}, servers[index % 2]),
      ),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(6)
  })
})
