import { createHash } from 'node:crypto'
import { Socket } from 'node:net'
import { drizzle, type PgRemoteDatabase } from 'drizzle-orm/pg-proxy'
import pg from 'pg'
import type { Outcome, Statement } from './one-trip.ts'

/** Builds and runs typed statements; whatever it may see was decided by the scope that made it. */
export type Handle = PgRemoteDatabase

declare const pinnedTo: unique symbol

/** Sees one tenant: only a tenant scope makes one. */
export type TenantDb = Handle & { readonly [pinnedTo]: 'tenant' }
/** Sees every tenant: only `server/scopes/operator.ts` makes one. */
export type OperatorDb = Handle & { readonly [pinnedTo]: 'operator' }
/** Sees users, sessions and credentials, no tenant's rows. */
export type IdentityDb = Handle & { readonly [pinnedTo]: 'identity' }
/** Sees the outbox. */
export type WorkerDb = Handle & { readonly [pinnedTo]: 'worker' }

/** Where connections come from. `operatorPool` has a login of its own in the hardened set-up, else it is the same pool. */
export type Database = {
  readonly kind: 'embedded' | 'postgres'
  readonly pool: pg.Pool
  readonly operatorPool: pg.Pool
  /** A connection outside the pools for LISTEN; undefined when the pool's only connection listens itself. */
  readonly listenConfig: pg.ClientConfig | undefined
  /** Off behind a transaction pooler that does not follow prepared statements. */
  readonly namedStatements: boolean
  /** How many connections there are, are idle, are waited for. */
  connections(): { readonly total: number; readonly idle: number; readonly waiting: number }
  close(): Promise<void>
}

export type DatabaseOptions = {
  readonly kind: 'embedded' | 'postgres'
  readonly config: pg.PoolConfig
  readonly operatorConfig?: pg.PoolConfig | undefined
  /** Where LISTEN goes when the pool's address leads through a transaction pooler. */
  readonly listenConfig?: pg.ClientConfig | undefined
  readonly poolSize?: number | undefined
  readonly namedStatements?: boolean | undefined
  /** How long Postgres may leave a trip unanswered; more than its statements may take. */
  readonly answerTimeoutMs?: number | undefined
  /** Told of connections that broke by themselves. */
  readonly onBrokenConnection?: (error: Error) => void
}

/** Opens the pools. Connections are made when first needed; call `close` to hand them back. */
export function connect(options: DatabaseOptions): Database {
  const { kind, config, operatorConfig, answerTimeoutMs = 10_000, onBrokenConnection = () => {} } = options
  const open = (poolConfig: pg.PoolConfig, max: number) => {
    const pool = new pg.Pool({
      keepAlive: true,
      connectionTimeoutMillis: kind === 'embedded' ? 15_000 : 2_000,
      application_name: 'tenantry',
      ...poolConfig,
      max: kind === 'embedded' ? 1 : max,
    })
    // The pool listens while a connection is idle, we while it is in use: a connection that dies must never be unheard.
    pool.on('error', onBrokenConnection)
    pool.on('connect', (client) => client.on('error', onBrokenConnection))
    if (kind === 'postgres') pool.on('connect', (client) => giveUpWhenSilent(client, answerTimeoutMs))
    return pool
  }
  const pool = open(config, options.poolSize ?? 10)
  const operatorPool = operatorConfig ? open(operatorConfig, 5) : pool
  return {
    kind,
    pool,
    operatorPool,
    listenConfig: kind === 'embedded' ? undefined : (options.listenConfig ?? config),
    namedStatements: options.namedStatements ?? true,
    connections: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    async close() {
      await Promise.all([...new Set([pool, operatorPool])].map((each) => each.end()))
    },
  }
}

/**
 * Where a network swallows everything no error ever comes: whoever waits is told, and the connection is given up. The
 * socket's own clock is asked, because the driver's is set anew for every statement, which cost a short read a tenth.
 */
function giveUpWhenSilent(client: pg.PoolClient, afterMs: number) {
  const asked = client as unknown as { _getActiveQuery(): unknown }
  const { stream } = client.connection
  if (!(stream instanceof Socket)) throw new Error('The driver no longer talks to the database over a socket.')
  stream.setTimeout(afterMs, () => {
    if (asked._getActiveQuery()) stream.destroy(new Error('Query read timeout'))
  })
}

/** A Drizzle handle whose statements go wherever `send` takes them. */
export const handleOn = (send: (statement: Statement) => Promise<Outcome>): Handle =>
  drizzle(async (text, values, method) => {
    const { rows } = await send({ text, values, rowMode: method === 'execute' ? 'object' : 'array' })
    return { rows }
  })

/** Statements whose text recurs get a name, so that they are parsed once per connection; texts that vary stay unnamed. */
export function named(database: Database, statement: Statement): Statement {
  if (!database.namedStatements) return statement
  const known = names.get(statement.text)
  if (known) return { ...statement, name: known }
  if (names.size >= mostNames) return statement
  const name = `t_${createHash('sha256').update(statement.text).digest('base64url').slice(0, 20)}`
  names.set(statement.text, name)
  return { ...statement, name }
}

const names = new Map<string, string>()
const mostNames = 500
