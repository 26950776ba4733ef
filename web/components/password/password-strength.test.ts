import { describe, expect, it } from 'vitest'
import { passwordStrength } from './password-strength.ts'

describe('the strength of a password', () => {
  it.each(['', 'abc', 'password1', 'aaaaaaaaaaaaaaaaaaaa', '12345678', 'qwertz123'])('is poor for %j', (password) => {
    expect(passwordStrength(password)).toBeLessThan(2)
  })

  it('is good for several unrelated words', () => {
    expect(passwordStrength('marble tuesday kettle orbit')).toBe(4)
  })

  it('counts the own name and address for almost nothing', () => {
    expect(passwordStrength('AdaLovelace', ['Ada Lovelace'])).toBe(0)
    expect(passwordStrength('lovelace.analytical', ['lovelace@analytical.example'])).toBe(0)
  })
})
