import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { pino } from 'pino'
import { connect, type Database } from '#database/connection.ts'
import { clientAddressBehind } from '#server/http/client-address.ts'
import { createSessionCookie } from '#server/http/session-cookie.ts'
import type { App, Edge } from '#server/http/visit-of.ts'
import { openLiveUpdates } from '#server/live-updates/live-updates.ts'
import { createPasswords } from '#server/passwords.ts'
import type { Platform } from '#server/platform.ts'
import { assemble } from '#server/tenantry.ts'
import { openVault } from '#server/vault.ts'
import { type PersonName, seedCast, tokenOf } from '#tests/cast.ts'
import { fingerprintOf } from '#tests/fingerprint.ts'
import { heldToReference } from '#tests/held-to-reference.ts'
import { writePages } from '#tests/pages.ts'
import { openTestDatabase, type TestDatabase } from '#tests/test-database.ts'

export const publicUrl = 'http://localhost:3000'
export const adminUrl = 'http://admin.localhost:3000'

/**
 * The real application on a real database of its own, with its real doors, and the cast in it (`tests/cast.ts`). Requests
 * go in without a socket, with the headers a browser would send.
 */
export async function openWorld(options: { readonly isEmpty?: boolean } = {}) {
  const test = await openTestDatabase()
  const folder = writePages()
  const vault = openVault(randomBytes(32).toString('base64'))
  const cookie = createSessionCookie(publicUrl, vault)
  const first = openServer(test, { vault, folder })
  const held = heldToReference(first.app, first.routes)
  // The embedded database has one connection and one login, so there everything is written through the server's pool.
  const admin = test.kind === 'embedded' ? undefined : new pg.Pool({ connectionString: test.urls.admin, max: 2 })
  // The database is dropped while a connection may still be saying goodbye.
  admin?.on('error', () => {})
  const others: ReturnType<typeof openServer>[] = []

  /** Rows as the superuser sees them. */
  const sql = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> =>
    (await (admin ?? first.database.pool).query<R>(text, values)).rows
  if (!options.isEmpty) await seedCast(sql)

  const cookieOf = (token: string, of: 'session' | 'half' = 'session') => {
    const { write } = of === 'half' ? cookie.half : cookie
    const [pair = ''] = write({ token, expiresAt: new Date(Date.now() + 3_600_000) }).split(';')
    return pair
  }
  return {
    kind: test.kind,
    urls: test.urls,
    sql,
    cookieOf,
    app: first.app,
    routes: first.routes,
    platform: first.platform,
    live: first.live,
    database: first.database,
    /** Asks as this person, in their home tenant unless told otherwise; as nobody when signed out. Refusals have to be listed. */
    as: (who: PersonName | 'nobody', app: Pick<App, 'request'> = held) =>
      caller(app, who === 'nobody' ? {} : homeOf(who, cookieOf)),
    /** Asks with the cookie an earlier answer set. */
    withCookie: (value: string) => caller(held, { cookie: value }),
    /** Everything in the database but what a refusal may leave there: the trail, limits, and when something was last used. */
    fingerprint: (more: { readonly withTrail?: boolean } = {}) => fingerprintOf(sql, more),
    /** A second server on the same database, with connections of its own. Not on the embedded database, which has one. */
    openAnother: () => {
      const another = openServer(test, { vault, folder })
      others.push(another)
      return another.app
    },
    async close() {
      for (const server of [...others, first]) await server.close()
      await admin?.end()
      await test.close()
    },
  }
}
export type World = Awaited<ReturnType<typeof openWorld>>

function openServer(test: TestDatabase, { vault, folder }: Pick<Platform, 'vault'> & { folder: string }) {
  const database: Database = connect({
    kind: test.kind,
    config: { connectionString: test.urls.login },
    operatorConfig: test.kind === 'postgres' ? { connectionString: test.urls.operator } : undefined,
  })
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' })
  const live = openLiveUpdates(database, log)
  const platform: Platform = {
    publicUrl,
    operatorUrl: adminUrl,
    databaseKind: test.kind,
    isDebug: false,
    isProduction: false,
    mailMode: 'development',
    vault,
    passwords: createPasswords(),
    live,
    log,
    mailPosted: () => {},
  }
  const edge: Edge = {
    database,
    platform,
    cookie: createSessionCookie(publicUrl, vault),
    clientAddress: clientAddressBehind([]),
    allowedOrigins: new Set([publicUrl]),
  }
  const { app, routes } = assemble({
    edge,
    live,
    config: { allowedOrigins: new Set([publicUrl]), adminUrl },
    folder,
    state: { isReady: true },
  })
  return {
    app,
    routes,
    platform,
    live,
    database,
    async close() {
      await live.stop()
      await database.close()
    },
  }
}

export type Asked = {
  /** `X-Tenant`; null to name none. */
  readonly tenant?: string | null
  /** On top of a browser's, or instead of them; null leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>
  /** Sent as it is instead of the body given. */
  readonly rawBody?: string
  readonly method?: string
}

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body when it is a JSON object, else empty. */
  readonly body: Body
}

/** JSON as deep as a test cares to look: each step may lead to nothing, and a leaf is compared or made text. */
export type Body = { readonly [name: string]: Body | undefined }

type Home = { readonly cookie?: string; readonly tenant?: string | null }

/** @param page the origin of the page that asks */
export function caller(app: Pick<App, 'request'>, home: Home, page = publicUrl) {
  const send = async (method: string, path: string, body: unknown, asked: Asked = {}): Promise<Answer> => {
    const text = asked.rawBody ?? (body === undefined ? undefined : JSON.stringify(body))
    const headers = headersOf(home, { page, method, text, asked })
    const request = { method: asked.method ?? method, headers, ...(text !== undefined && { body: text }) }
    const response = await app.request(path, request, {
      incoming: { socket: { remoteAddress: '192.0.2.10' }, url: path },
    })
    const answer = await response.text()
    return { status: response.status, headers: response.headers, text: answer, body: parsed(answer) }
  }
  return {
    get: (path: string, asked?: Asked) => send('GET', path, undefined, asked),
    post: (path: string, body?: unknown, asked?: Asked) => send('POST', path, body, asked),
    put: (path: string, body?: unknown, asked?: Asked) => send('PUT', path, body, asked),
    patch: (path: string, body?: unknown, asked?: Asked) => send('PATCH', path, body, asked),
    delete: (path: string, body?: unknown, asked?: Asked) => send('DELETE', path, body, asked),
    send,
  }
}
export type Caller = ReturnType<typeof caller>

function headersOf(
  home: Home,
  { page, method, text, asked }: { page: string; method: string; text: string | undefined; asked: Asked },
) {
  const tenant = asked.tenant === undefined ? home.tenant : asked.tenant
  const wanted: Record<string, string | null | undefined> = {
    'user-agent': 'test browser',
    cookie: home.cookie,
    'x-tenant': tenant,
    ...(method !== 'GET' && { origin: page, 'content-length': String(Buffer.byteLength(text ?? '')) }),
    ...(text !== undefined && { 'content-type': 'application/json' }),
    ...asked.headers,
  }
  return new Headers(Object.entries(wanted).flatMap(([name, value]) => (value == null ? [] : [[name, value]])))
}

function homeOf(who: PersonName, cookieOf: (token: string) => string): Home {
  const { token, home } = tokenOf(who)
  return { cookie: cookieOf(token), tenant: home }
}

function parsed(text: string): Body {
  try {
    const body: unknown = JSON.parse(text)
    return body !== null && typeof body === 'object' ? (body as Body) : {}
  } catch {
    return {}
  }
}

/** What must be equal when two addresses are to look the same: all but the request's own id and a page's nonce. */
export function lookOf({ status, headers, text }: Answer) {
  const shown = [...headers].filter(([name]) => name !== 'x-request-id' && name !== 'date').sort()
  return {
    status,
    headers: shown.map(([name, value]) => `${name}: ${value.replace(nonces, 'nonce')}`),
    text: text.replace(/req_[0-9a-f]{32}/g, 'req').replace(nonces, 'nonce'),
  }
}

const nonces = /nonce(-|=")[\w+/=]{20,}/g

/** The session cookie an answer sets, as the browser sends it back. */
export const cookieSetBy = ({ headers }: Answer) => headers.get('set-cookie')?.split(';')[0] ?? ''
