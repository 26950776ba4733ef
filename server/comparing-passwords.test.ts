import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { openSignInKit, rightPassword, type SignInKit } from '#tests/sign-in-kit.ts'
import { createHashingQueue } from './hashing-queue.ts'
import { createPasswords } from './passwords.ts'

let kit: SignInKit
beforeAll(async () => {
  kit = await openSignInKit()
  await kit.addPerson('robin@example.com')
})
afterAll(() => kit.close())
beforeEach(() => kit.forgetTries())

describe('comparing a password', () => {
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
      await kit.signIn(email, 'not the password', {}, server)
    }
    expect(compared).toEqual([undefined, undefined, expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)])
  })

  it('rule 14: says it is busy, and when to come again, while too many passwords are being compared', async () => {
    const { signal, full } = fullQueue()
    const server = kit.openServer(createPasswords(full))
    const before = await kit.countOf('audit_events')
    for (const email of ['robin@example.com', 'nobody@example.com']) {
      const answer = await kit.signIn(email, rightPassword, {}, server)
      expect(answer.body).toMatchObject({ status: 503, code: 'busy' })
      expect(answer.headers.get('retry-after')).toBe('2')
    }
    expect(await kit.countOf('audit_events')).toBe(before)
    expect(await kit.query('select 1 from tenantry.rate_limits where hits > 0')).toEqual([])
    signal()
  })

  it('rule 14: keeps no connection while a password is being compared', async () => {
    const { pool } = kit.database
    const inUse: number[] = []
    const passwords = duringVerify(async () => inUse.push(pool.totalCount - pool.idleCount))
    const server = kit.openServer(passwords)
    for (const email of ['robin@example.com', 'nobody@example.com']) {
      await kit.signIn(email, rightPassword, {}, server)
    }
    expect(inUse).toEqual([0, 0])
  })

  it('rule 31: starts no session for someone disabled while the password was compared', async () => {
    const id = await kit.addPerson('raced@example.com')
    const server = kit.openServer(
      duringVerify(() => kit.query(`update tenantry.users set status = 'disabled' where id = $1`, [id])),
    )
    const answer = await kit.signIn('raced@example.com', rightPassword, {}, server)
    expect(answer.body.code).toBe('invalid_credentials')
    expect(await kit.query('select 1 from tenantry.sessions where user_id = $1', [id])).toEqual([])
  })

  it('rule 4: starts no session with a password that was replaced while it was compared', async () => {
    const id = await kit.addPerson('replaced@example.com')
    const server = kit.openServer(
      duringVerify(() => kit.query(`update tenantry.accounts set password = 'another hash' where user_id = $1`, [id])),
    )
    const answer = await kit.signIn('replaced@example.com', rightPassword, {}, server)
    expect(answer.body.code).toBe('invalid_credentials')
    expect(await kit.query('select 1 from tenantry.sessions where user_id = $1', [id])).toEqual([])
  })
})

describe.skipIf(inject('offer').kind === 'embedded')('signing in, raced', () => {
  it('rule 4: waits for a reset that is being made, and then knows the old password no more', async () => {
    const id = await kit.addPerson('overtaken@example.com')
    const answer = await kit.duringAnotherChange(id, () => kit.signIn('overtaken@example.com'))
    expect(answer.body.code).toBe('invalid_credentials')
    expect(await kit.query('select 1 from tenantry.sessions where user_id = $1', [id])).toEqual([])
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
