import { hashSync } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { createPasswords, hashesAtOnce } from './passwords.ts'

const passwords = createPasswords()
const rules = { words: ['Tenantry', 'Customer Two', 'Robin Miller', 'robin.miller@example.com'], minimumLength: 12 }
const codeOf = (password: string, about = rules) =>
  passwords.hash(password, about).then(
    () => 'fine',
    (error: { code: string; fields: { code: string }[] }) => `${error.code} ${error.fields[0]?.code}`,
  )

describe('hashing', () => {
  it.each([
    [1, undefined, 1],
    [2, undefined, 2],
    [4, undefined, 3],
    [64, undefined, 3],
    [8, '16', 8],
    [16, '16', 15],
    [4, '1', 1],
    [4, '0', 1],
    [4, 'many', 1],
    [4, '', 1],
  ])('rule 14: leaves a thread for files: %i processors, a pool of %s', (processors, poolSize, atOnce) =>
    expect(hashesAtOnce(processors, poolSize)).toBe(atOnce),
  )

  it('is argon2id with 19 MiB, two passes and a salt of its own', async () => {
    const [first, second] = [
      await passwords.hash('violet harbour 17', rules),
      await passwords.hash('violet harbour 17', rules),
    ]
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(first).not.toBe(second)
    expect(await passwords.verify('violet harbour 17', first)).toBe(true)
    expect(await passwords.verify('violet harbour 18', first)).toBe(false)
  })

  it('rule 3: takes the exact password in one Unicode form', async () => {
    const hash = await passwords.hash(' Caf\u00e9 harbour 17 ', rules)
    expect(await passwords.verify(' Cafe\u0301 harbour 17 ', hash)).toBe(true)
    expect(await passwords.verify('Caf\u00e9 harbour 17', hash)).toBe(false)
    expect(await passwords.verify(' caf\u00e9 harbour 17 ', hash)).toBe(false)
  })

  it('rule 3: tells long passwords apart by their last character', async () => {
    const long = `${'violet harbour 17 trumpets '.repeat(10)}`.slice(0, 255)
    const hash = await passwords.hash(`${long}a`, rules)
    expect(await passwords.verify(`${long}a`, hash)).toBe(true)
    expect(await passwords.verify(`${long}b`, hash)).toBe(false)
    expect(await codeOf(`${long}ab`)).toBe('password_too_weak too_long')
  })

  it('rule 10: says no to anybody without a hash, whatever they say', async () => {
    expect(await passwords.verify('violet harbour 17', undefined)).toBe(false)
    expect(await passwords.verify('', hashSync('something else'))).toBe(false)
  })
})

describe('strength', () => {
  it.each([
    'violet harbour 17',
    'einundzwanzig kleine Otter',
    'пароль из пяти слов',
    '🦊🦊 tram 🐳🐳 quartz',
    'qzv-trk-wmx-pld',
  ])('rule 1: takes %s: any characters, no rule of composition', async (password) =>
    expect(await codeOf(password)).toBe('fine'),
  )

  it('rule 1: asks for the length of the setting, counted in characters people see', async () => {
    expect(await codeOf('qzv-trk-wmx')).toBe('password_too_weak too_short')
    expect(await codeOf('qzv-trk-wmx', { ...rules, minimumLength: 8 })).toBe('fine')
    expect(await codeOf('🦊🐳🦊🐳🦊🐳')).toBe('password_too_weak too_short')
  })

  it.each([
    'password1234',
    'Password12345',
    'P@ssw0rd1234',
    'passwordpassword',
    'aaaaaaaaaaaaaaaa',
    '123456789012',
    'qwertyuiop12',
    'iloveyou1234',
    'letmeinletmein',
    'abcdefghijklmn',
  ])('rule 2: refuses %s as common', async (password) =>
    expect(await codeOf(password)).toBe('password_too_weak too_common'),
  )

  it.each([
    'tenantry-2026!',
    'CustomerTwo123',
    'customer two 1',
    'Robin.Miller.88',
    'robinmiller2026',
    'Tenantry-Robin-1',
    'robin.miller@example.com',
  ])('rule 2: refuses %s as words of the product, organization or person', async (password) =>
    expect(await codeOf(password)).toBe('password_too_weak too_close'),
  )

  it('says what is wrong, at the field that asked', async () => {
    await expect(passwords.hash('short', { ...rules, path: 'new' })).rejects.toMatchObject({
      code: 'password_too_weak',
      detail: 'Use at least 12 characters.',
      fields: [{ path: 'new', code: 'too_short', message: 'Use at least 12 characters.' }],
    })
  })

  it('rule 89: judges a long password without making others wait', async () => {
    await codeOf('p4$$w0rd'.repeat(4))
    const start = performance.now()
    await codeOf('p4$$w0rd'.repeat(32))
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
