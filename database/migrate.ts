import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'

/** Where the SQL files lie: beside this file in the source tree and beside the bundle once built. */
const folder = new URL('./', import.meta.url)

/** What a runtime login may step into. The operator's own login, where there is one, may become nothing else. */
const tenantLoginRoles = ['tenantry_tenant', 'tenantry_tenant_readonly', 'tenantry_identity', 'tenantry_worker']

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

/** The database and this version do not belong together. The message says what to do. */
export class MigrationMismatch extends Error {
  override name = 'MigrationMismatch'
}

/** The migrations in the order they run, which is the order of their names. */
export const migrations: readonly Migration[] = readdirSync(new URL('migrations/', folder))
  .filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name))
  .sort()
  .map((name) => {
    const sql = readFileSync(new URL(`migrations/${name}`, folder), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })

/**
 * Brings the database up to this version: roles, then each migration that has not run, in a transaction of its own,
 * under one lock, so that any number of processes may start at once.
 *
 * @param config a login that may create roles and owns the database (`MIGRATION_DATABASE_URL`)
 * @param loginRoles database logins the server uses for tenants and sign-in
 * @param operatorRoles database logins the server uses for the operator's door
 * @returns the names of the migrations that ran
 * @throws when a migration that has run was changed since, or the database is newer than this version
 */
export async function migrate(options: {
  config: pg.ClientConfig
  loginRoles?: readonly string[]
  operatorRoles?: readonly string[]
}): Promise<string[]> {
  const client = new pg.Client(options.config)
  await client.connect()
  try {
    await client.query(`set lock_timeout = '10s'`)
    await client.query(`select pg_advisory_lock(hashtextextended('tenantry.migrate', 0))`)
    await client.query(read('roles.sql'))
    const ran = await runMissing(client)
    await admit(client, options.loginRoles ?? [], tenantLoginRoles)
    await admit(client, options.operatorRoles ?? [], [
      'tenantry_operator',
      'tenantry_tenant',
      'tenantry_tenant_readonly',
    ])
    return ran
  } finally {
    await client.end()
  }
}

/** Compares what has run with what this version ships: names missing here or there, and files changed since they ran. */
export async function compareMigrations(
  query: (text: string) => Promise<{ rows: { name: string; checksum: string }[] }>,
) {
  const { rows } = await query('select name, checksum from tenantry_migrations.applied order by name')
  const applied = new Map(rows.map((row) => [row.name, row.checksum]))
  const shipped = new Map(migrations.map((migration) => [migration.name, migration.checksum]))
  return {
    missing: migrations.filter(({ name }) => !applied.has(name)).map(({ name }) => name),
    unknown: rows.filter(({ name }) => !shipped.has(name)).map(({ name }) => name),
    changed: rows
      .filter(({ name, checksum }) => shipped.has(name) && shipped.get(name) !== checksum)
      .map(({ name }) => name),
  }
}

async function runMissing(client: pg.Client) {
  await client.query(`
    create schema if not exists tenantry_migrations;
    create table if not exists tenantry_migrations.applied (
      name text primary key, checksum text not null, applied_at timestamptz not null default now());
    grant usage on schema tenantry_migrations to public;
    grant select on tenantry_migrations.applied to public`)
  const { missing, unknown, changed } = await compareMigrations((text) => client.query(text))
  if (unknown.length)
    throw new MigrationMismatch(
      `This database is newer than this version of Tenantry, it has ${unknown.join(', ')}: start the version that made it.`,
    )
  if (changed.length)
    throw new MigrationMismatch(
      `This database was made by another build, in which ${changed.join(', ')} read differently: start that build, or begin with an empty database.`,
    )

  for (const migration of migrations.filter(({ name }) => missing.includes(name))) {
    await inTransaction(client, async () => {
      await client.query('set local role tenantry_owner')
      await client.query(migration.sql)
      await client.query('reset role')
      await client.query('insert into tenantry_migrations.applied (name, checksum) values ($1, $2)', [
        migration.name,
        migration.checksum,
      ])
    })
  }
  await inTransaction(client, async () => {
    await client.query('set local role tenantry_owner')
    await client.query(read('seal.sql'))
  })
  return missing
}

async function admit(client: pg.Client, logins: readonly string[], roles: readonly string[]) {
  for (const login of logins) {
    for (const role of roles) await client.query(`grant ${pg.escapeIdentifier(role)} to ${pg.escapeIdentifier(login)}`)
  }
}

async function inTransaction(client: pg.Client, work: () => Promise<void>) {
  await client.query('begin')
  try {
    await client.query(`set local lock_timeout = '2s'`)
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
