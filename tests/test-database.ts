import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { startEmbedded } from '#database/embedded.ts'

export type Offer =
  | { kind: 'postgres'; adminUrl: string; template: string; logins: Record<'migration' | 'login' | 'operator', string> }
  | { kind: 'embedded'; seedDir: string }

declare module 'vitest' {
  interface ProvidedContext {
    offer: Offer
  }
}

export type TestDatabase = {
  kind: Offer['kind']
  /** Connection strings. The embedded database has one login, the superuser, so there they are all the same. */
  urls: Record<'admin' | 'migration' | 'login' | 'operator', string>
  /** How many connections may be open at once: more than one on the embedded database wait for the first to end. */
  maxConnections: number
  close(): Promise<void>
}

/** A migrated database nobody else uses, on whichever kind this project of the test run is for. */
export function openTestDatabase(): Promise<TestDatabase> {
  const offer = inject('offer')
  return offer.kind === 'postgres' ? copyOnPostgres(offer) : copyEmbedded(offer.seedDir)
}

/** How a server of its own is told of a database on Postgres. */
export const settingsFor = ({ urls }: Pick<TestDatabase, 'urls'>) => ({
  DATABASE_URL: urls.login,
  OPERATOR_DATABASE_URL: urls.operator,
  MIGRATION_DATABASE_URL: urls.migration,
})

async function copyOnPostgres(offer: Offer & { kind: 'postgres' }): Promise<TestDatabase> {
  const { adminUrl, template, logins } = offer
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(adminUrl, async (admin) => {
    await admin.query(`create database ${name} template ${template} owner ${logins.migration}`)
    await copyDatabaseRights(admin, template, name)
  })
  const as = (login: string) => databaseUrl(adminUrl, { login, name })
  return {
    kind: 'postgres',
    urls: {
      admin: as('postgres'),
      migration: as(logins.migration),
      login: as(logins.login),
      operator: as(logins.operator),
    },
    maxConnections: 24,
    close: () => asAdmin(adminUrl, async (admin) => void (await admin.query(`drop database ${name} with (force)`))),
  }
}

async function copyEmbedded(seedDir: string): Promise<TestDatabase> {
  // Next to the seed, in the folder the run removes at its end: a killed test file leaves nothing either.
  const dataDir = await mkdtemp(join(dirname(seedDir), 'copy-'))
  const embedded = await startEmbedded({ dataDir, seedDir })
  const { user, database, host } = embedded.connection
  const url = `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host ?? '')}`
  return {
    kind: 'embedded',
    urls: { admin: url, migration: url, login: url, operator: url },
    maxConnections: 1,
    close: async () => {
      await embedded.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export async function asAdmin(adminUrl: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

export function databaseUrl(adminUrl: string, { login, name }: { login: string; name: string }): string {
  const url = new URL(adminUrl)
  url.username = login
  url.password = login === 'postgres' ? '' : 'test'
  url.pathname = `/${name}`
  return url.href
}

/** Postgres copies everything inside a template, but not the rights on the database itself. */
async function copyDatabaseRights(admin: pg.Client, template: string, name: string): Promise<void> {
  const { rows } = await admin.query<{ statement: string }>(
    `select format('grant %s on database %I to %s', privilege_type, $2::text,
                   case grantee when 0 then 'public' else quote_ident(grantee::regrole::text) end) as statement
       from pg_database, aclexplode(datacl)
      where datname = $1`,
    [template, name],
  )
  if (rows.length === 0) return
  await admin.query(`revoke all on database ${name} from public`)
  for (const { statement } of rows) await admin.query(statement)
}
