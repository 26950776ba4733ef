import { randomBytes } from 'node:crypto'
import type { Vault } from '../../vault.ts'

/** Base32: none of its letters and digits passes for another. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
const count = 10
const length = 10

/** Ten codes of 50 random bits each, as people write them down: `abcde-fgh23`. */
export const newBackupCodes = (): string[] =>
  Array.from({ length: count }, () => {
    const code = [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join('')
    return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`
  })

/** A code however it was typed: blanks, hyphens and case do not matter. */
export const plainCode = (typed: string) => typed.replace(/[\s\-‐-―]/gu, '').toLowerCase()

/** What is stored of a backup code: bound to its owner, and of no use to whoever has the database alone. */
export const hashBackupCode = (vault: Vault, userId: string, plain: string) =>
  vault.sign('backup code', `${userId} ${plain}`)
