import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { openSignInKit, otherPassword, rightPassword, type SignInKit, sessionSetBy } from '#tests/sign-in-kit.ts'
import { hashToken } from '../../vault.ts'
import { profileRoutes } from './routes.ts'

let kit: SignInKit
beforeAll(async () => {
  kit = await openSignInKit()
})
afterAll(() => kit.close())
beforeEach(() => kit.query('delete from tenantry.rate_limits'))

const signIn = async (email: string, password = rightPassword) =>
  sessionSetBy((await kit.post('sign-in/email', { email, password })).headers)

let count = 0
async function someoneSignedIn() {
  const email = `person-${++count}@example.com`
  const id = await kit.addPerson(email)
  return { email, id, ...(await signIn(email)) }
}

/** What the use case answers, or the code it refuses with, and the session it leaves. */
async function change(tokenHash: string | undefined, values: object) {
  const visit = kit.visit({ tokenHash })
  const route = profileRoutes.find(({ endpoint }) => endpoint.path === '/api/account/password')
  const asked = { values: values as Record<string, unknown>, parameters: {}, idempotencyKey: undefined }
  const answer = await route?.handle(visit, asked).catch((error: unknown) => error)
  const left = visit.leaves.session
  return { answer, token: left && left !== 'ended' ? left.token : undefined }
}
const right = { current: rightPassword, new: otherPassword }
const sessionsOf = (id: string) => kit.query('select id, token_hash from tenantry.sessions where user_id = $1', [id])

describe('changing one’s password', () => {
  it('changes it, tells the owner and writes it to the trail', async () => {
    const { email, id, tokenHash } = await someoneSignedIn()
    expect((await change(tokenHash, right)).answer).toEqual({ done: true })
    expect((await kit.post('sign-in/email', { email, password: rightPassword })).status).toBe(401)
    expect((await kit.post('sign-in/email', { email, password: otherPassword })).status).toBe(200)
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
    const { email, id, tokenHash } = await someoneSignedIn()
    const elsewhere = await signIn(email)
    const bystander = await someoneSignedIn()
    await kit.post('request-password-reset', { email })
    const { token } = await change(tokenHash, right)
    const alive = await sessionsOf(id)
    expect(alive.map((session) => session.token_hash)).toEqual([hashToken(token ?? '')])
    expect(alive.map((session) => session.token_hash)).not.toContain(elsewhere.tokenHash)
    expect(await kit.query('select 1 from tenantry.verifications where value = $1', [id])).toEqual([])
    expect(await sessionsOf(bystander.id)).toHaveLength(1)
  })

  it('rule 29: keeps this session under a new token; the old one is dead', async () => {
    const { id, tokenHash } = await someoneSignedIn()
    const [before] = await sessionsOf(id)
    const { token } = await change(tokenHash, right)
    const [after] = await sessionsOf(id)
    expect(after?.id).toBe(before?.id)
    expect(after?.token_hash).toBe(hashToken(token ?? ''))
    expect((await change(tokenHash, right)).answer).toMatchObject({ code: 'signed_out' })
  })

  it('rule 4: asks for the current password, and a wrong one changes nothing', async () => {
    const { email, id, tokenHash } = await someoneSignedIn()
    const { answer, token } = await change(tokenHash, { ...right, current: 'not the password' })
    expect(answer).toMatchObject({ code: 'invalid_input', fields: [{ path: 'current', code: 'wrong_password' }] })
    expect(token).toBeUndefined()
    expect((await sessionsOf(id)).map((session) => session.token_hash)).toEqual([tokenHash])
    expect((await kit.post('sign-in/email', { email, password: rightPassword })).status).toBe(200)
  })

  it('rule 11: stops someone at an open browser guessing, without locking sign-in', async () => {
    const { email, tokenHash } = await someoneSignedIn()
    const codes: unknown[] = []
    for (let attempt = 1; attempt <= 11; attempt++) {
      codes.push(((await change(tokenHash, { ...right, current: 'guess' })).answer as { code: string }).code)
    }
    expect(codes).toEqual([...Array(10).fill('invalid_input'), 'too_many_requests'])
    expect((await kit.post('sign-in/email', { email, password: rightPassword })).status).toBe(200)
  })

  it('rule 2: judges the new password', async () => {
    const { email, tokenHash } = await someoneSignedIn()
    for (const [weak, code] of [
      ['password12345', 'too_common'],
      [email, 'too_close'],
      ['short', 'too_short'],
      [rightPassword, 'unchanged'],
    ] as const) {
      const { answer } = await change(tokenHash, { ...right, new: weak })
      expect(answer).toMatchObject({ code: 'password_too_weak', fields: [{ path: 'new', code }] })
    }
  })

  it('lifts the duty to choose a new password, which does not keep anyone from doing so', async () => {
    const { id, tokenHash } = await someoneSignedIn()
    await kit.query('update tenantry.users set must_change_password = true where id = $1', [id])
    expect((await change(tokenHash, right)).answer).toEqual({ done: true })
    const [user] = await kit.query('select must_change_password from tenantry.users where id = $1', [id])
    expect(user?.must_change_password).toBe(false)
  })

  it('changes it once when asked twice at once', async () => {
    const { id, tokenHash } = await someoneSignedIn()
    const answers = await Promise.all([
      change(tokenHash, right),
      change(tokenHash, { ...right, new: 'amber kitchen 88 sailors' }),
    ])
    expect(answers.filter(({ token }) => token !== undefined)).toHaveLength(1)
    expect(await sessionsOf(id)).toHaveLength(1)
  })

  it.skipIf(inject('offer').kind === 'embedded')(
    'rule 4: does not undo a reset that is being made, for whoever knows the old password',
    async () => {
      const { id, tokenHash } = await someoneSignedIn()
      const { token } = await kit.duringReset(id, () => change(tokenHash, right))
      expect(token).toBeUndefined()
      const [account] = await kit.query('select password from tenantry.accounts where user_id = $1', [id])
      expect(account?.password).toBe('hash of another')
      expect(await sessionsOf(id)).toEqual([])
    },
  )

  it('does not look at the input of someone signed out', async () => {
    for (const tokenHash of [undefined, 'unknown']) {
      expect((await change(tokenHash, { nonsense: true })).answer).toMatchObject({ code: 'signed_out' })
    }
  })

  it('rule 23: changes nobody else’s password', async () => {
    const [one, other] = [await someoneSignedIn(), await someoneSignedIn()]
    const { answer } = await change(one.tokenHash, { ...right, userId: other.id })
    expect(answer).toMatchObject({ code: 'invalid_input', fields: [{ path: 'userId', code: 'unknown_property' }] })
  })
})
