import pg from 'pg'
import { pino } from 'pino'
import { connect } from '#database/connection.ts'
import { createAuthentication } from '#server/authentication.ts'
import { profileRoutes } from '#server/features/profile/routes.ts'
import { createApplication } from '#server/http/application.ts'
import { clientAddressBehind } from '#server/http/client-address.ts'
import { createSessionCookie } from '#server/http/session-cookie.ts'
import type { App } from '#server/http/visit-of.ts'
import { pageGuards } from '#server/page-guards.ts'
import { createPasswords } from '#server/passwords.ts'
import type { Passwords, Platform } from '#server/platform.ts'
import { hashToken, openVault } from '#server/vault.ts'
import { writePages } from './pages.ts'
import { openTestDatabase } from './test-database.ts'

export const rightPassword = 'violet harbour 17 trumpets'
export const otherPassword = 'copper lantern 42 meadows'

const publicUrl = 'https://app.example.com'

export type Asked = {
  readonly method?: 'POST' | 'PUT' | 'GET'
  /** Where the request comes from; null when that is not known. */
  readonly ipAddress?: string | null
  /** The value of the session cookie. */
  readonly session?: string | undefined
  /** The host that was asked, when not ours. */
  readonly host?: string
}

/** Sign-in and the account on a real database, tried from outside, and the tables to look into afterwards. */
export async function openSignInKit() {
  const opened = await openTestDatabase()
  const { kind } = opened
  const poolSize = opened.maxConnections > 1 ? 8 : 1
  const database = connect({ kind, config: { connectionString: opened.urls.login }, poolSize })
  const admin = kind === 'embedded' ? database.pool : new pg.Pool({ connectionString: opened.urls.admin, max: 2 })
  // The database is dropped while a connection may still be saying goodbye.
  if (admin !== database.pool) admin.on('error', () => {})
  const folder = writePages()
  const platform: Platform = {
    publicUrl,
    operatorUrl: publicUrl,
    databaseKind: kind,
    isProduction: false,
    isDebug: false,
    mailMode: 'development',
    vault: openVault('a secret of these tests, at least 32 bytes long'),
    passwords: createPasswords(),
    live: { carry: () => undefined, deliver: () => {} },
    mailPosted: () => {},
    log: pino({ level: 'silent' }),
  }

  /** A server of its own on this database, which may treat passwords another way. */
  const openServer = (passwords: Passwords = platform.passwords): App => {
    const edge = {
      database,
      platform: { ...platform, passwords },
      cookie: createSessionCookie(publicUrl, platform.vault),
      clientAddress: clientAddressBehind([]),
      allowedOrigins: new Set([publicUrl]),
    }
    const authentication = createAuthentication({ database, platform: edge.platform, config: edge })
    const routes = [...authentication.routes, ...profileRoutes]
    return createApplication({ edge, routes, guards: pageGuards, folder, mounts: [] })
  }
  const server = openServer()
  let someones = 0
  const query = async (text: string, values: unknown[] = []) => (await admin.query(text, values)).rows

  /** A person with this password; null for one who was only invited. */
  async function addPerson(email: string, password: string | null = rightPassword): Promise<string> {
    const { rows } = await admin.query(`insert into tenantry.users (email, name) values ($1, 'Robin') returning id`, [
      email,
    ])
    const id = String(rows[0]?.id)
    if (password === null) return id
    const hash = await platform.passwords.hash(password, { words: [], minimumLength: 8 })
    await admin.query(
      `insert into tenantry.accounts (user_id, provider_id, account_id, password) values ($1, 'credential', $1, $2)`,
      [id, hash],
    )
    return id
  }

  return {
    database,
    platform,
    openServer,
    query,
    countOf: async (table: string) => Number((await query(`select count(*) as n from tenantry.${table}`))[0]?.n),
    lastEvent: async () => (await query('select * from tenantry.audit_events order by seq desc limit 1'))[0],
    /** Nobody has tried anything lately. */
    forgetTries: () => query('delete from tenantry.rate_limits'),
    ask: (path: string, body: unknown, asked: Asked = {}, by = server) => ask(by, path, body, asked),
    signIn: (email: unknown, password: unknown = rightPassword, asked: Asked = {}, by = server) =>
      ask(by, 'auth/sign-in/email', { email, password }, asked),
    addPerson,
    /** A person of whom only one thing matters: nobody else is them. */
    async addSomeone() {
      const email = `person-${++someones}@example.com`
      return { email, id: await addPerson(email) }
    },
    /** Lets `work` run into another change of this person's password that is just being made, then lets that commit. */
    async duringAnotherChange<T>(userId: string, work: () => Promise<T>): Promise<T> {
      const client = await admin.connect()
      try {
        await client.query('begin')
        await client.query('update tenantry.users set updated_at = now() where id = $1', [userId])
        const working = work()
        for (let waiting = 0; waiting === 0; ) {
          // Of this database: others of the cluster have locks of their own to wait for.
          const { rowCount } = await client.query(
            `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          )
          waiting = rowCount ?? 0
        }
        await client.query(`update tenantry.accounts set password = 'hash of another' where user_id = $1`, [userId])
        await client.query('commit')
        return await working
      } finally {
        client.release()
      }
    },
    async close() {
      if (admin !== database.pool) await admin.end()
      await database.close()
      await opened.close()
    },
  }
}

export type SignInKit = Awaited<ReturnType<typeof openSignInKit>>

async function ask(server: App, path: string, body: unknown, asked: Asked) {
  const { method = 'POST', ipAddress = '192.0.2.7', session, host } = asked
  const headers: Record<string, string> = { origin: publicUrl, 'user-agent': 'test browser' }
  if (method !== 'GET') headers['content-type'] = 'application/json'
  if (session !== undefined) headers.cookie = `__Host-tenantry.session=${encodeURIComponent(session)}`
  if (host !== undefined) Object.assign(headers, { host, 'x-forwarded-host': host, forwarded: `host=${host}` })
  const address = `https://${host ?? 'app.example.com'}/api/${path}`
  const response = await server.request(
    address,
    { method, headers, ...(method !== 'GET' && { body: JSON.stringify(body) }) },
    { incoming: { socket: ipAddress === null ? {} : { remoteAddress: ipAddress } } },
  )
  // What may differ between two answers that are otherwise the same.
  const requestId = response.headers.get('x-request-id') ?? ''
  const text = (await response.text()).replace(requestId, '')
  response.headers.delete('x-request-id')
  const isJson = response.headers.get('content-type')?.includes('json')
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (isJson ? JSON.parse(text) : {}) as Record<string, unknown>,
  }
}

/** The session a response starts: the value of its cookie, the token in it, and the hash that is stored. */
export function sessionSetBy(headers: Headers): { session: string; token: string; tokenHash: string } {
  const [pair = ''] = (headers.get('set-cookie') ?? '').split(';')
  const session = decodeURIComponent(pair.slice(pair.indexOf('=') + 1))
  const token = session.slice(0, session.lastIndexOf('.'))
  return { session, token, tokenHash: hashToken(token) }
}
