import pg from 'pg'
import { connect, type Database } from '#database/connection.ts'
import { startEmbedded } from '#database/embedded.ts'
import { compareMigrations, migrate } from '#database/migrate.ts'
import { type Config, ConfigError } from './config.ts'
import { faultOfDataFolder } from './data-folder.ts'

export type OpenDatabase = {
  readonly database: Database
  /** Settles with the reason when the embedded database broke down by itself. */
  readonly ended: Promise<Error | undefined>
  close(): Promise<void>
}

/**
 * Opens the database the settings name: the embedded one, or Postgres. Outside production it is brought up to date first;
 * in production an outdated one stops the start, and so does a login that row-level security would not hold.
 *
 * @param beforeServing work with the owner's login, done before the pool takes the only connection of the embedded database
 */
export async function openDatabase(
  config: Config,
  onBrokenConnection: (error: Error) => void,
  beforeServing: (ownerConfig: pg.ClientConfig) => Promise<void> = async () => {},
): Promise<OpenDatabase> {
  return config.database.url
    ? openPostgres(config, config.database.url, onBrokenConnection, beforeServing)
    : openEmbedded(config, onBrokenConnection, beforeServing)
}

async function openEmbedded(
  config: Config,
  onBrokenConnection: (error: Error) => void,
  beforeServing: (owner: pg.ClientConfig) => Promise<void>,
): Promise<OpenDatabase> {
  const embedded = await startEmbedded({ dataDir: config.dataDir }).catch((error) => {
    throw faultOfDataFolder(error, config.dataDir)
  })
  try {
    await migrate({ config: embedded.connection })
    await beforeServing(embedded.connection)
  } catch (error) {
    await embedded.stop()
    throw error
  }
  const database = connect({ kind: 'embedded', config: embedded.connection, onBrokenConnection })
  return {
    database,
    ended: embedded.ended,
    async close() {
      await database.close()
      await embedded.stop()
    },
  }
}

async function openPostgres(
  config: Config,
  url: string,
  onBrokenConnection: (error: Error) => void,
  beforeServing: (owner: pg.ClientConfig) => Promise<void>,
): Promise<OpenDatabase> {
  const { operatorUrl, migrationUrl = url, listenUrl, poolSize, namedStatements } = config.database
  if (config.isProduction) {
    await refuseDangerousLogin(url, 'DATABASE_URL')
    if (operatorUrl) await refuseDangerousLogin(operatorUrl, 'OPERATOR_DATABASE_URL')
    await refuseOutdated(url)
  } else {
    await migratePostgres(config)
    await beforeServing({ connectionString: migrationUrl })
  }
  const database = connect({
    kind: 'postgres',
    config: { connectionString: url },
    operatorConfig: operatorUrl ? { connectionString: operatorUrl } : undefined,
    listenConfig: listenUrl ? { connectionString: listenUrl } : undefined,
    poolSize,
    namedStatements,
    onBrokenConnection,
  })
  return {
    database,
    ended: new Promise(() => {}),
    close: () => database.close(),
  }
}

/** Migrates the Postgres of the settings and lets its runtime logins step into their roles. */
export async function migratePostgres({ database }: Pick<Config, 'database'>): Promise<string[]> {
  const { url, operatorUrl, migrationUrl } = database
  if (!url || !migrationUrl)
    throw new ConfigError('DATABASE_URL is missing: set it to the address of the database to migrate.')
  return migrate({
    config: { connectionString: migrationUrl },
    loginRoles: [loginOf(url)],
    operatorRoles: [loginOf(operatorUrl ?? url)],
  })
}

const loginOf = (url: string) => new pg.Client({ connectionString: url }).user ?? ''

async function refuseDangerousLogin(url: string, variable: string) {
  const { danger } = await rightsOf(url)
  if (!danger) return
  throw new ConfigError(
    `${variable} names a login that ${danger}: use one made with \`create role … login noinherit\`, and the powerful one in MIGRATION_DATABASE_URL only.`,
  )
}

/** What a login may do. `danger` says why row-level security would not hold it, undefined when it would. */
export async function rightsOf(url: string) {
  const [row] = await ask<{
    version: number
    is_super: boolean
    bypasses: boolean
    may_own: boolean
    may_operate: boolean
  }>(
    url,
    `with reach as (select rolname from pg_roles where pg_has_role(current_user, oid, 'member'))
     select current_setting('server_version_num')::integer / 10000 as version, rolsuper as is_super, rolbypassrls as bypasses,
            exists (select 1 from reach where rolname in ('tenantry_owner', 'tenantry_guard')) as may_own,
            exists (select 1 from reach where rolname = 'tenantry_operator') as may_operate
       from pg_roles where rolname = current_user`,
  )
  if (!row) throw new Error('The database does not know the login that asks.')
  const dangers = [
    row.is_super && 'is a superuser',
    row.bypasses && 'bypasses row-level security',
    row.may_own && 'may become the owner of the tables',
  ]
  return { version: row.version, danger: dangers.find((each) => each !== false), mayOperate: row.may_operate }
}

async function refuseOutdated(url: string) {
  const { missing, unknown, changed } = await compareMigrations(async (text) => ({ rows: await ask(url, text) })).catch(
    (error) => {
      if ((error as { code?: string }).code === '42P01' || (error as { code?: string }).code === '3F000')
        return { missing: ['all'], unknown: [], changed: [] }
      throw error
    },
  )
  if (unknown.length)
    throw new ConfigError(
      `DATABASE_URL names a database of a newer version (${unknown.join(', ')}): start that version.`,
    )
  if (changed.length)
    throw new ConfigError(
      `DATABASE_URL names a database that was made by another build (${changed.join(', ')} read differently): start that build.`,
    )
  if (missing.length)
    throw new ConfigError(
      `DATABASE_URL names a database that is not up to date (${missing.join(', ')} missing): run \`tenantry migrate\` first.`,
    )
}

async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}
