import type { Logger } from 'pino'
import type { LiveCarrier } from './scopes/transaction.ts'
import type { Vault } from './vault.ts'

/** What use cases may know of the installation they run in. No database handle is among it: those come from a scope. */
export type Platform = {
  /** The one source of links, without a trailing slash. */
  readonly publicUrl: string
  readonly isProduction: boolean
  /** smtp: mail leaves. development: it is kept and can be read at /dev/mail. off: neither, so links are handed out. */
  readonly mailMode: 'smtp' | 'development' | 'off'
  readonly vault: Vault
  readonly passwords: Passwords
  readonly live: LiveCarrier
  readonly log: Logger
}

export type Passwords = {
  /** Throws `password_too_weak`, saying why, or `busy` when too many are being hashed. */
  hash(password: string, about: { words: readonly string[]; minimumLength: number }): Promise<string>
  verify(password: string, hash: string): Promise<boolean>
}
