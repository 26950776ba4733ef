import type { Logger } from 'pino'
import type { LiveCarrier } from './scopes/transaction.ts'
import type { Vault } from './vault.ts'

/** What use cases may know of the installation they run in. No database handle is among it: those come from a scope. */
export type Platform = {
  /** The one source of links, without a trailing slash. */
  readonly publicUrl: string
  /** Links into the operator portal: its own host where there is one. */
  readonly operatorUrl: string
  readonly databaseKind: 'embedded' | 'postgres'
  readonly isProduction: boolean
  /** Whether pages show the debug badge. */
  readonly isDebug: boolean
  /** smtp: mail leaves. development: it is kept and can be read at /dev/mail. off: neither, so links are handed out. */
  readonly mailMode: 'smtp' | 'development' | 'off'
  readonly vault: Vault
  readonly passwords: Passwords
  readonly live: LiveCarrier
  /** Wakes the outbox worker. In a request it is put off until the work is done, and so its transactions committed. */
  mailPosted(): void
  readonly log: Logger
}

export type Passwords = {
  /** Throws `password_too_weak`, saying why, or `busy` when too many are being hashed. */
  hash(password: string, about: PasswordRules): Promise<string>
  /** Without a hash it takes as long and says no: nobody learns from the clock who has an account. */
  verify(password: string, hash: string | undefined): Promise<boolean>
}

export type PasswordRules = {
  /** Names of the product, the organizations and the person, and the address: too easy to guess in a password. */
  readonly words: readonly string[]
  readonly minimumLength: number
  /** Where the form says what is wrong; `password` unless stated. */
  readonly path?: string
}
