import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { openSignInKit, otherPassword, rightPassword, type SignInKit, sessionSetBy } from '#tests/sign-in-kit.ts'

let kit: SignInKit
beforeAll(async () => {
  kit = await openSignInKit()
})
afterAll(() => kit.close())
beforeEach(() => kit.forgetTries())

const signIn = async (email: string, password = rightPassword) =>
  sessionSetBy((await kit.signIn(email, password)).headers)

async function someoneSignedIn() {
  const { email, id } = await kit.addSomeone()
  return { email, id, ...(await signIn(email)) }
}

const change = (session: string | undefined, values: object) =>
  kit.ask('account/password', values, { method: 'PUT', session })
const right = { current: rightPassword, new: otherPassword }
const wasRefused = (code: string, path: string, field: string) =>
  expect.objectContaining({ code, fields: [expect.objectContaining({ path, code: field })] })
const sessionsOf = (id: string) => kit.query('select id, token_hash from tenantry.sessions where user_id = $1', [id])

describe('changing one’s password', () => {
  it('changes it, tells the owner and writes it to the trail', async () => {
    const { email, id, session } = await someoneSignedIn()
    expect((await change(session, right)).body).toEqual({ done: true })
    expect((await kit.signIn(email, rightPassword)).status).toBe(401)
    expect((await kit.signIn(email, otherPassword)).status).toBe(200)
    const [event] = await kit.query(
      `select * from tenantry.audit_events where action = 'password.changed' and actor_id = $1`,
      [id],
    )
    expect(event).toMatchObject({ actor_email: email, outcome: 'success' })
    expect(JSON.stringify(event)).not.toContain('argon2')
    const [mail] = await kit.query(`select * from tenantry.outbox where kind = 'password_changed' and recipient = $1`, [
      email,
    ])
    expect(mail).toBeDefined()
  })

  it('rule 4: ends every other session and every pending link', async () => {
    const { email, id, session } = await someoneSignedIn()
    const elsewhere = await signIn(email)
    const bystander = await someoneSignedIn()
    await kit.ask('auth/request-password-reset', { email })
    const { tokenHash } = sessionSetBy((await change(session, right)).headers)
    const alive = (await sessionsOf(id)).map((each) => each.token_hash)
    expect(alive).toEqual([tokenHash])
    expect(alive).not.toContain(elsewhere.tokenHash)
    expect(await kit.query('select 1 from tenantry.verifications where value = $1', [id])).toEqual([])
    expect(await sessionsOf(bystander.id)).toHaveLength(1)
  })

  it('rule 29: keeps this session under a new token; the old one is dead', async () => {
    const { id, session } = await someoneSignedIn()
    const [before] = await sessionsOf(id)
    const next = sessionSetBy((await change(session, right)).headers)
    const [after] = await sessionsOf(id)
    expect(after?.id).toBe(before?.id)
    expect(after?.token_hash).toBe(next.tokenHash)
    expect(next.session).not.toBe(session)
    expect((await change(session, right)).body).toMatchObject({ code: 'signed_out' })
  })

  it('rule 4: asks for the current password, and a wrong one changes nothing', async () => {
    const { email, id, session, tokenHash } = await someoneSignedIn()
    const answer = await change(session, { ...right, current: 'not the password' })
    expect(answer.body).toEqual(wasRefused('invalid_input', 'current', 'wrong_password'))
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect((await sessionsOf(id)).map((each) => each.token_hash)).toEqual([tokenHash])
    expect((await kit.signIn(email, rightPassword)).status).toBe(200)
  })

  it('rule 11: stops someone at an open browser guessing, without locking sign-in', async () => {
    const { email, session } = await someoneSignedIn()
    const codes: unknown[] = []
    for (let attempt = 1; attempt <= 11; attempt++) {
      codes.push((await change(session, { ...right, current: 'guess' })).body.code)
    }
    expect(codes).toEqual([...Array(10).fill('invalid_input'), 'too_many_requests'])
    expect((await kit.signIn(email, rightPassword)).status).toBe(200)
  })

  it('rule 2: judges the new password', async () => {
    const { email, session } = await someoneSignedIn()
    for (const [weak, code] of [
      ['password12345', 'too_common'],
      [email, 'too_close'],
      ['short', 'too_short'],
      [rightPassword, 'unchanged'],
    ] as const) {
      const { body } = await change(session, { ...right, new: weak })
      expect(body).toEqual(wasRefused('password_too_weak', 'new', code))
    }
  })

  it('lifts the duty to choose a new password, which does not keep anyone from doing so', async () => {
    const { id, session } = await someoneSignedIn()
    await kit.query('update tenantry.users set must_change_password = true where id = $1', [id])
    expect((await change(session, right)).body).toEqual({ done: true })
    const [user] = await kit.query('select must_change_password from tenantry.users where id = $1', [id])
    expect(user?.must_change_password).toBe(false)
  })

  it('changes it once when asked twice at once', async () => {
    const { id, session } = await someoneSignedIn()
    const answers = await Promise.all([
      change(session, right),
      change(session, { ...right, new: 'amber kitchen 88 sailors' }),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await sessionsOf(id)).toHaveLength(1)
  })

  it.skipIf(inject('offer').kind === 'embedded')(
    'rule 4: does not undo another change that is being made, for whoever knows the old password',
    async () => {
      const { id, session } = await someoneSignedIn()
      const answer = await kit.duringAnotherChange(id, () => change(session, right))
      expect(answer.body).toEqual(wasRefused('invalid_input', 'current', 'wrong_password'))
      const [account] = await kit.query('select password from tenantry.accounts where user_id = $1', [id])
      expect(account?.password).toBe('hash of another')
    },
  )

  it('does not look at the input of someone signed out', async () => {
    for (const session of [undefined, 'unknown.signature']) {
      expect((await change(session, { nonsense: true })).body).toMatchObject({ status: 401, code: 'signed_out' })
    }
  })

  it('rule 23: changes nobody else’s password', async () => {
    const [one, other] = [await someoneSignedIn(), await someoneSignedIn()]
    const { body } = await change(one.session, { ...right, userId: other.id })
    expect(body).toEqual(wasRefused('invalid_input', 'userId', 'unknown_property'))
  })
})
