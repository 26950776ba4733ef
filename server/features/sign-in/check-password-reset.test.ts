import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openSignInKit, otherPassword, type SignInKit } from '#tests/sign-in-kit.ts'

let kit: SignInKit
beforeAll(async () => {
  kit = await openSignInKit()
})
afterAll(() => kit.close())
beforeEach(() => kit.forgetTries())

const check = (token: unknown, ipAddress?: string) =>
  kit.ask('auth/check-password-reset', { token }, ipAddress ? { ipAddress } : {})
const reset = (token: string, newPassword = otherPassword) => kit.ask('auth/reset-password', { token, newPassword })

async function linkFor(email: string): Promise<string> {
  await kit.ask('auth/request-password-reset', { email })
  const [mail] = await kit.query(
    `select sealed from tenantry.outbox where recipient = $1 and kind = 'password_reset' order by created_at desc`,
    [email],
  )
  const { payload } = kit.platform.vault.unseal(String(mail?.sealed)) as { payload: { url: string } }
  return payload.url.split('#token=')[1] ?? ''
}

it('rule 16: says that a link works as often as it is asked, and the link still works', async () => {
  const { email } = await kit.addSomeone()
  const token = await linkFor(email)
  const before = await kit.query('select * from tenantry.verifications')
  for (let time = 1; time <= 35; time++) expect((await check(token)).body).toEqual({ done: true })
  expect(await kit.query('select * from tenantry.verifications')).toEqual(before)
  expect((await reset(token)).status).toBe(200)
})

it('rule 15: gives the one answer of using it to links that are unknown, used, expired or of someone disabled', async () => {
  const people = [await kit.addSomeone(), await kit.addSomeone(), await kit.addSomeone()] as const
  const [used, expired, disabled] = people
  const tokens = [await linkFor(used.email), await linkFor(expired.email), await linkFor(disabled.email)] as const
  await reset(tokens[0])
  await kit.query(`update tenantry.verifications set expires_at = now() - interval '1 second' where value = $1`, [
    expired.id,
  ])
  await kit.query(`update tenantry.users set status = 'disabled' where id = $1`, [disabled.id])
  const unknown = await reset('A'.repeat(43))
  for (const token of ['A'.repeat(43), ...tokens]) {
    const answer = await check(token)
    expect([answer.status, answer.text]).toEqual([unknown.status, unknown.text])
  }
})

it('rule 9: tells nothing of whose it is, and sets no cookie', async () => {
  const { email, id } = await kit.addSomeone()
  const answer = await check(await linkFor(email))
  expect(answer.text).not.toContain(email)
  expect(answer.text).not.toContain(id)
  expect(answer.headers.get('set-cookie')).toBeNull()
})

it('rule 11: is no way around the limit on guessing: checking and using are counted together', async () => {
  const statuses: number[] = []
  for (let attempt = 1; attempt <= 15; attempt++) {
    statuses.push((await check(`guess-${attempt}`)).status)
    statuses.push((await reset(`other-guess-${attempt}`)).status)
  }
  expect(new Set(statuses)).toEqual(new Set([404]))
  const answer = await check('guess-31')
  expect(answer.body).toMatchObject({ status: 429, code: 'too_many_requests' })
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(3000)
  expect((await reset('guess-32')).status).toBe(429)
  expect((await check('guess-33', '198.51.100.7')).status).toBe(404)
})
