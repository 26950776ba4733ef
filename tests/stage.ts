import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { pino } from 'pino'
import type { z } from 'zod'
import type { Endpoint } from '#contract/endpoint.ts'
import type { LiveEvent } from '#contract/live-events.ts'
import { connect, type Database } from '#database/connection.ts'
import type { Route } from '#server/http/serve.ts'
import type { Platform } from '#server/platform.ts'
import type { Visit } from '#server/scopes/visit.ts'
import { hashToken, newToken, openVault } from '#server/vault.ts'
import { openTestDatabase } from '#tests/test-database.ts'

export type Person = { readonly id: string; readonly email: string; readonly name: string; readonly tokenHash: string }

/** Use cases behind their real doors on a database of their own, with people who are signed in. No HTTP. */
export async function openStage(routes: readonly Route[]) {
  const test = await openTestDatabase()
  const database = connect({
    kind: test.kind,
    config: { connectionString: test.urls.login },
    ...(test.kind === 'postgres' && { operatorConfig: { connectionString: test.urls.operator } }),
  })
  // The embedded database has one connection and one login, so there everything is written through the pool itself.
  const admin = test.kind === 'embedded' ? undefined : new pg.Pool({ connectionString: test.urls.admin, max: 2 })
  // The database is dropped while a connection may still be saying goodbye.
  admin?.on('error', () => {})
  // The database is dropped while the last of its connections are still saying goodbye.
  admin?.on('error', () => {})
  admin?.on('connect', (client) => client.on('error', () => {}))
  const announced: LiveEvent[] = []
  const platform = platformFor(test.kind, announced)

  /** Rows as the superuser sees them. */
  const sql = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> =>
    (await (admin ?? database.pool).query<R>(text, values)).rows

  return {
    kind: test.kind,
    database,
    platform,
    sql,
    announced,
    call: caller(routes, database, platform),
    /** The same through another process's connections. */
    callThrough: (other: Database) => caller(routes, other, platform),
    person: (name: string, more: { isSuperAdmin?: boolean } = {}) => addPerson(sql, name, more),
    async close() {
      await admin?.end()
      await database.close()
      await test.close()
    },
  }
}
export type Stage = Awaited<ReturnType<typeof openStage>>

type Sql = (text: string, values?: unknown[]) => Promise<{ id: string }[]>
type More = { tenant?: string; idempotencyKey?: string }

function platformFor(databaseKind: Platform['databaseKind'], announced: LiveEvent[]): Platform {
  return {
    publicUrl: 'http://localhost:3000',
    operatorUrl: 'http://localhost:3000',
    databaseKind,
    isDebug: false,
    isProduction: false,
    mailMode: 'development',
    vault: openVault(randomBytes(32).toString('base64')),
    passwords: { hash: async () => 'not used here', verify: async () => false },
    mailPosted: () => {},
    live: { carry: () => undefined, deliver: (events) => void announced.push(...events) },
    log: pino({ level: 'silent' }),
  }
}

/** Asks for what an endpoint promises, as the person given; nobody when undefined. */
const caller =
  (routes: readonly Route[], database: Database, platform: Platform) =>
  async <E extends Endpoint>(
    endpoint: E,
    who: Person | undefined,
    values: Record<string, unknown> = {},
    more: More = {},
  ): Promise<z.output<E['output']>> => {
    const route = routes.find(
      (each) => each.endpoint.path === endpoint.path && each.endpoint.method === endpoint.method,
    )
    if (!route) throw new Error(`No route serves ${endpoint.method} ${endpoint.path}.`)
    const names = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
    const parameters = Object.fromEntries(names.map((name) => [name, String(values[name])]))
    const visit: Visit = {
      database,
      platform,
      tokenHash: who?.tokenHash,
      tenant: more.tenant,
      requestId: 'req_stage',
      address: `${endpoint.method} ${endpoint.path}`,
      ipAddress: '192.0.2.1',
      userAgent: 'stage',
      leaves: {},
    }
    return (await route.handle(visit, { values, parameters, idempotencyKey: more.idempotencyKey })) as z.output<
      E['output']
    >
  }

/** Someone with a credential and a session. */
async function addPerson(
  sql: Sql,
  name: string,
  { isSuperAdmin = false }: { isSuperAdmin?: boolean },
): Promise<Person> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@tenantry.test`
  const tokenHash = hashToken(newToken())
  const [user] = await sql(
    'insert into tenantry.users (email, name, email_verified, is_super_admin) values ($1, $2, true, $3) returning id',
    [email, name, isSuperAdmin],
  )
  if (!user) throw new Error('The person was not written.')
  await sql(`insert into tenantry.accounts (user_id, provider_id, account_id) values ($1, 'credential', $1)`, [user.id])
  await sql(
    `insert into tenantry.sessions (token_hash, user_id, expires_at) values ($1, $2, now() + interval '1 day')`,
    [tokenHash, user.id],
  )
  return { id: user.id, email, name, tokenHash }
}
