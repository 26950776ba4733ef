import { randomBytes } from 'node:crypto'
import { hashToken } from '../../vault.ts'

/** Base32: none of its letters and digits passes for another. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** Ten codes of 60 random bits each, as people write them down: `abcd-efgh-2345`. */
export const newBackupCodes = (): string[] => Array.from({ length: 10 }, () => [word(), word(), word()].join('-'))

const word = () => [...randomBytes(4)].map((byte) => alphabet[byte % alphabet.length]).join('')

/** A code however it was typed: blanks, hyphens and case do not matter. */
export const plainCode = (typed: string) => typed.replace(/[\s\-‐-―]/gu, '').toLowerCase()

/**
 * What is stored of a backup code, bound to its owner. Without the installation's secret: where that was changed, no app's
 * code is right any more, and these still let people in.
 */
export const hashBackupCode = (userId: string, plain: string) => hashToken(`${userId} ${plain}`)
