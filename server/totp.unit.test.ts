import { expect, it } from 'vitest'
import { enrolment, newSecret, stepOfCode } from './totp.ts'

const secret = '12345678901234567890'

it.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('knows the codes of RFC 6238, at second %i', async (seconds, code) => {
  const step = Math.floor(seconds / 30)
  expect(await stepOfCode(code, { secret, step, lastStep: 0 })).toBe(step)
})

it('takes the code of one step before or after, and no further', async () => {
  const step = Math.floor(1111111111 / 30)
  for (const near of [step - 1, step, step + 1])
    expect(await stepOfCode('050471', { secret, step: near, lastStep: 0 })).toBe(step)
  for (const far of [step - 2, step + 2])
    expect(await stepOfCode('050471', { secret, step: far, lastStep: 0 })).toBeUndefined()
})

it('rule 21: takes no step that was used, nor one before it', async () => {
  const step = Math.floor(1111111111 / 30)
  expect(await stepOfCode('050471', { secret, step, lastStep: step - 1 })).toBe(step)
  expect(await stepOfCode('050471', { secret, step, lastStep: step })).toBeUndefined()
  expect(await stepOfCode('050471', { secret, step, lastStep: step + 1 })).toBeUndefined()
})

it.each(['', '05047', '0504711', '50471', 'abcdef', '０５０４７１'])(
  'takes nothing that is no code: %j',
  async (code) => {
    expect(await stepOfCode(code, { secret, step: Math.floor(1111111111 / 30), lastStep: 0 })).toBeUndefined()
  },
)

it('tells an app what it needs, and makes a new secret each time', () => {
  const made = enrolment(secret, { issuer: 'Acme & Söhne', account: 'ada@example.com' })
  expect(made.secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  const uri = new URL(made.uri)
  expect(decodeURIComponent(uri.pathname)).toContain('Acme & Söhne:ada@example.com')
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({
    secret: made.secret,
    issuer: 'Acme & Söhne',
    digits: '6',
    period: '30',
  })
  expect(new Set(Array.from({ length: 100 }, newSecret)).size).toBe(100)
  expect(newSecret()).toHaveLength(24)
})
