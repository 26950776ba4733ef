import { Problem, problems } from '#contract/problems.ts'
import { FolderInUse } from '#database/folder-lock.ts'
import { MigrationMismatch } from '#database/migrate.ts'
import { AuditBroken } from './commands/verify-audit.ts'
import { IsolationBroken } from './commands/verify-isolation.ts'
import { ConfigError } from './config.ts'
import { PagesMissing } from './http/pages.ts'

const saidPlainly = [ConfigError, FolderInUse, MigrationMismatch, AuditBroken, IsolationBroken, PagesMissing]

/** One sentence for what a person can mend, the whole story for what they can't. */
export function explain(error: unknown): string {
  if (error instanceof Problem) return `${problems[error.code].title}.${error.detail ? ` ${error.detail}` : ''}`
  if (!(error instanceof Error)) return String(error)
  if (saidPlainly.some((kind) => error instanceof kind)) return error.message
  return mendFor(error) ?? error.stack ?? error.message
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EADDRNOTAVAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  '57P03',
])
// What the driver says by itself has no code.
const silent = /^(timeout expired|timeout exceeded when|Connection terminated)/
const unsafe = /^The server does not support SSL|_CERT|^CERT_|^UNABLE_TO_(VERIFY|GET)/
const or = ', and so OPERATOR_DATABASE_URL and MIGRATION_DATABASE_URL where they are set'
const notLetIn = new Set(['28000', '28P01', '3D000'])

/** What the system and PostgreSQL say in codes. Their messages name hosts and logins, and no passwords. */
function mendFor(error: Error & { code?: unknown; syscall?: unknown }): string | undefined {
  const code = String(error.code)
  if (code === 'EADDRINUSE')
    return 'PORT is taken by another program: set PORT to a free one, or stop the other program.'
  if (error.syscall === 'listen')
    return code === 'EACCES'
      ? 'PORT may not be opened by this user: set PORT to 1024 or above.'
      : `HOST is no address of this machine (${error.message}): set HOST to one of its own, such as 127.0.0.1, or to 0.0.0.0 for all.`
  // An address that stands for several: what went wrong with each is inside.
  const said = error.message || (error instanceof AggregateError && String(error.errors[0]?.message)) || code
  if (unreachable.has(code) || silent.test(said))
    return `The database does not answer (${said}): see that it runs, and that DATABASE_URL leads there${or}.`
  if (notLetIn.has(code) || /^SASL/.test(said))
    return `The database does not let us in (${said}): see that DATABASE_URL is right${or}.`
  if (unsafe.test(said) || unsafe.test(code))
    return `The connection to the database cannot be encrypted (${said}): see what sslmode and sslrootcert in DATABASE_URL ask for${or}.`
  return undefined
}
