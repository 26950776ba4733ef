import pg from 'pg'
import { pino } from 'pino'
import { connect, type Database } from '#database/connection.ts'
import { type Authentication, createAuthentication } from '#server/authentication.ts'
import { problemResponse } from '#server/http/problem-response.ts'
import { createSessionCookie } from '#server/http/session-cookie.ts'
import { createPasswords } from '#server/passwords.ts'
import type { Platform } from '#server/platform.ts'
import type { Visit } from '#server/scopes/visit.ts'
import { hashToken, openVault } from '#server/vault.ts'
import { openTestDatabase } from './test-database.ts'

export const rightPassword = 'violet harbour 17 trumpets'
export const otherPassword = 'copper lantern 42 meadows'

type Asked = { readonly ipAddress?: string | null; readonly tokenHash?: string | undefined; readonly url?: string }

/** Everything sign-in needs, on a real database, and ways to try it from outside. */
export async function openSignInKit(changes: Partial<Platform> = {}) {
  const opened = await openTestDatabase()
  const { kind } = opened
  const poolSize = opened.maxConnections > 1 ? 8 : 1
  const database = connect({ kind, config: { connectionString: opened.urls.login }, poolSize })
  const admin = kind === 'embedded' ? database.pool : new pg.Pool({ connectionString: opened.urls.admin, max: 2 })
  const platform = testPlatform(changes)
  const cookie = createSessionCookie(platform.publicUrl, platform.vault)
  const visit = (asked: Asked = {}): Visit => visitFrom(database, platform, asked)
  const authentication = createAuthentication({
    database,
    platform,
    config: { allowedOrigins: new Set([platform.publicUrl]) },
  })
  return {
    database,
    platform,
    cookie,
    visit,
    authentication,
    query: async (text: string, values: unknown[] = []) => (await admin.query(text, values)).rows,
    /** A person with this password; null for one who was only invited. */
    async addPerson(email: string, password: string | null = rightPassword): Promise<string> {
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
    },
    post: (path: string, body: unknown, asked: Asked = {}, by: Authentication = authentication) =>
      post(by, visit(asked), `${asked.url ?? platform.publicUrl}/api/auth/${path}`, body),
    async close() {
      if (admin !== database.pool) await (admin as pg.Pool).end()
      await database.close()
      await opened.close()
    },
  }
}

export type SignInKit = Awaited<ReturnType<typeof openSignInKit>>

function testPlatform(changes: Partial<Platform>): Platform {
  return {
    publicUrl: 'https://app.example.com',
    isProduction: false,
    mailMode: 'development',
    vault: openVault('a secret of these tests, at least 32 bytes long'),
    passwords: createPasswords(),
    live: { carry: () => undefined, deliver: () => {} },
    log: pino({ level: 'silent' }),
    ...changes,
  } as Platform
}

const visitFrom = (database: Database, platform: Platform, { ipAddress = '192.0.2.7', tokenHash }: Asked): Visit => ({
  database,
  platform,
  tokenHash,
  tenant: undefined,
  requestId: 'req_test',
  address: 'POST /test',
  ipAddress,
  userAgent: 'test browser',
  leaves: {},
})

async function post(authentication: Authentication, visit: Visit, url: string, body: unknown) {
  const request = new Request(url, { method: 'POST', body: JSON.stringify(body) })
  const response = await authentication
    .handle(request, visit)
    .catch((error: unknown) => problemResponse(error, visit.requestId, visit.platform.log))
  if (!response) return { status: 404, text: '', body: {} as Record<string, unknown>, headers: new Headers() }
  const text = await response.text()
  return { status: response.status, text, body: JSON.parse(text) as Record<string, unknown>, headers: response.headers }
}

/** The session token a response sets, and the hash that is stored of it. */
export function sessionSetBy(headers: Headers): { value: string; token: string; tokenHash: string } {
  const [pair = ''] = (headers.get('set-cookie') ?? '').split(';')
  const value = decodeURIComponent(pair.slice(pair.indexOf('=') + 1))
  const token = value.slice(0, value.lastIndexOf('.'))
  return { value, token, tokenHash: hashToken(token) }
}
