import { describe, expect, it } from 'vitest'
import { deliveryFailure, withoutSecrets } from './delivery-failure.ts'

const refusal = (code: string, command: string, responseCode: number) =>
  Object.assign(new Error('said no'), { code, command, responseCode, response: `${responseCode} no` })

describe('a refusal', () => {
  it('is final when it is about the recipient or the message, for good', () => {
    expect(deliveryFailure(refusal('EENVELOPE', 'RCPT TO', 550)).isFinal).toBe(true)
    expect(deliveryFailure(refusal('EMESSAGE', 'DATA', 554)).isFinal).toBe(true)
  })

  it('is not final when it may pass, or when it is the operator’s to mend', () => {
    for (const passing of [
      refusal('EENVELOPE', 'RCPT TO', 450),
      refusal('EMESSAGE', 'DATA', 421),
      refusal('EENVELOPE', 'MAIL FROM', 550),
      refusal('EAUTH', 'AUTH PLAIN', 535),
      new Error('socket hang up'),
      'text',
      undefined,
    ])
      expect(deliveryFailure(passing).isFinal).toBe(false)
  })
})

it('rule 17: a reason holds no link, token or password', () => {
  const token = 'x7Gx0bq3vYv5y0Zs1c2d3e4f5g6h7i8j9k0lmnopqrs'
  const said = `554 spam: https://portal.example.com/join?token=${token}\r\n and ${token} for hunter2`
  expect(withoutSecrets(said, ['hunter2'])).toBe('554 spam: … and … for …')
  expect(withoutSecrets('x '.repeat(1000)).length).toBeLessThanOrEqual(300)
})
