// The servers side by side: ours as it is built, the floor, and Better Auth, on one real Postgres with the same people in
// each database. Everything is started when first asked for and gone at the end.

import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbedded } from '#database/embedded.ts'
import { migrate } from '#database/migrate.ts'
import { createSessionCookie, sessionSecret } from '#server/http/session-cookie.ts'
import { openVault } from '#server/vault.ts'
import { type Postgres, startPostgres } from '#tests/postgres.ts'
import { type Child, startChild } from './child.ts'
import { seedCrowd } from './seed/crowd.ts'
import { seedTenantry } from './seed/people.ts'

export type Rig = Awaited<ReturnType<typeof openRig>>

export type RigOptions = {
  /** The folder of a built server. */
  readonly server: string
  readonly isFull: boolean
}

const secret = randomBytes(32).toString('base64')
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export async function openRig({ server, isFull }: RigOptions) {
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-bench-'))
  const postgres = await startPostgres()
  const started: Child[] = []
  const keep = async (child: Promise<Child>) => {
    const running = await child
    started.push(running)
    return running
  }
  const logins = once(() => makeLogins(postgres))
  const prepared = once(() => logins().then(() => prepareTenantry(postgres, 'tenantry')))

  /** A server of ours on the Postgres with the people in it. */
  const startOurs = (from = server) => prepared().then(() => startOn(postgres, 'tenantry', from))
  /** A server of ours on a database of its own, into which more than the people is written. */
  const startApart = async (database: string, write: (admin: pg.ClientBase) => Promise<unknown>) => {
    await logins()
    await prepareTenantry(postgres, database, write)
    return startOn(postgres, database, server)
  }
  const crowded = once(() => keep(startApart('crowd', async () => {})))
  const template = once(() => prepareEmbedded(join(folder, 'embedded'), server))
  /** A folder of its own with an embedded database with the people in it. */
  const embeddedCopy = async () => {
    const copy = await mkdtemp(join(folder, 'copy-'))
    await cp(await template(), copy, { recursive: true })
    return copy
  }

  return {
    isFull,
    folder,
    startOurs,
    startApart,
    startOnFolder: (dataDir: string) => startOnFolder(server, dataDir),
    ours: once(() => keep(startOurs())),
    floor: once(async () => {
      await prepared()
      return keep(startFloor(postgres))
    }),
    betterAuth: once(() => keep(prepareBetterAuth(postgres).then((url) => startBetterAuth(url)))),
    embedded: once(async () => keep(startOnFolder(server, await embeddedCopy()))),
    embeddedCopy,
    /** Ours on a database of its own with a crowd in it, which only grows: of users, and of members of one organization. */
    async crowd(size: Parameters<typeof seedCrowd>[1]): Promise<Child> {
      const child = await crowded()
      await as(urlOf(postgres, 'crowd', 'postgres'), (admin) => seedCrowd(admin, size))
      return child
    },
    /** Better Auth with its admin plugin and as many users. */
    betterAuthCrowd: (users: number) => keep(startBetterAuthCrowd(postgres, users)),
    async close() {
      for (const child of started) await child.stop()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const startBetterAuthCrowd = async (postgres: Postgres, users: number) =>
  startBetterAuth(await prepareBetterAuth(postgres, { database: 'better_auth_crowd', users }), users)

const startOn = (postgres: Postgres, database: string, server: string) =>
  startChild(serverIn(server), (port) => ({
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: urlOf(postgres, database, 'tenantry_login'),
    OPERATOR_DATABASE_URL: urlOf(postgres, database, 'tenantry_operator_login'),
    AUTH_SECRET: secret,
  }))

/** A server of ours on the embedded database in this folder, which is made when it is not there. */
const startOnFolder = (server: RigOptions['server'], dataDir: string) =>
  startChild(serverIn(server), (port) => ({
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: dataDir,
    AUTH_SECRET: secret,
    SEED_TEST_TENANT: 'false',
    LOG_LEVEL: 'warn',
  }))

const serverIn = (folder: string) => [
  '--input-type=module',
  '--eval',
  `import(${JSON.stringify(join(resolve(folder), 'main.js'))}).then((server) => server.start())`,
]

/** The `Cookie` header of someone with this session at one of our servers. */
export function cookieFor(token: string): string {
  const cookie = createSessionCookie('http://127.0.0.1', openVault(secret))
  const [pair = ''] = cookie.write({ token, expiresAt: new Date(Date.now() + 3_600_000) }).split(';')
  return pair
}

/** The same at Better Auth, which signs with the secret itself. */
export async function betterAuthCookieFor(token: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', Buffer.from(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  const signature = Buffer.from(await crypto.subtle.sign('HMAC', key, Buffer.from(token))).toString('base64')
  return `better-auth.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}

const makeLogins = (postgres: Postgres) =>
  as(postgres.adminUrl, async (admin) => {
    await admin.query(`create role tenantry_migrator login createrole password 'test'`)
    await admin.query(`create role tenantry_login login noinherit password 'test'`)
    await admin.query(`create role tenantry_operator_login login noinherit password 'test'`)
  })

async function prepareTenantry(
  postgres: Postgres,
  database: string,
  write: (admin: pg.ClientBase) => Promise<unknown> = async () => {},
) {
  await as(
    postgres.adminUrl,
    async (admin) => void (await admin.query(`create database ${database} owner tenantry_migrator`)),
  )
  await migrate({
    config: { connectionString: urlOf(postgres, database, 'tenantry_migrator') },
    loginRoles: ['tenantry_login'],
    operatorRoles: ['tenantry_operator_login'],
  })
  await as(urlOf(postgres, database, 'postgres'), async (admin) => {
    await seedTenantry(admin)
    await write(admin)
    await admin.query('vacuum analyze')
  })
}

async function prepareEmbedded(dataDir: string, server: string): Promise<string> {
  const embedded = await startEmbedded({ dataDir, seedDir: join(server, 'embedded-seed') })
  await migrate({ config: embedded.connection })
  const admin = new pg.Client(embedded.connection)
  await admin.connect()
  await seedTenantry(admin)
  await admin.query('vacuum analyze')
  await admin.end()
  await embedded.stop()
  return dataDir
}

async function startFloor(postgres: Postgres): Promise<Child> {
  await as(urlOf(postgres, 'tenantry', 'postgres'), async (admin) => {
    await admin.query(await readFile(here('./servers/floor.sql'), 'utf8'))
    await admin.query('grant connect on database tenantry to floor_tenant')
  })
  return startChild(['--import', 'tsx', here('./servers/floor.ts')], () => ({
    NODE_ENV: 'production',
    DATABASE_URL: urlOf(postgres, 'tenantry', 'postgres'),
    TENANT_DATABASE_URL: urlOf(postgres, 'tenantry', 'floor_tenant'),
    COOKIE_NAME: 'tenantry.session',
    COOKIE_SECRET: sessionSecret(openVault(secret)),
  }))
}

async function prepareBetterAuth(
  postgres: Postgres,
  { database, users = 0 }: { database: string; users?: number } = { database: 'better_auth' },
): Promise<string> {
  await as(postgres.adminUrl, async (admin) => void (await admin.query(`create database ${database}`)))
  const url = urlOf(postgres, database, 'postgres')
  execFileSync(process.execPath, ['--import', 'tsx', here('./servers/better-auth.ts')], {
    env: { ...process.env, PORT: '0', DATABASE_URL: url, AUTH_SECRET: secret, SEED: '1', USERS: String(users) },
  })
  return url
}

const startBetterAuth = (url: string, users = 0) =>
  startChild(['--import', 'tsx', here('./servers/better-auth.ts')], () => ({
    NODE_ENV: 'production',
    DATABASE_URL: url,
    AUTH_SECRET: secret,
    USERS: String(users),
  }))

async function as(connectionString: string, work: (admin: pg.Client) => Promise<void>) {
  const admin = new pg.Client({ connectionString })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

function urlOf(postgres: Postgres, database: string, login: string): string {
  const url = new URL(postgres.adminUrl)
  url.username = login
  url.password = 'test'
  url.pathname = `/${database}`
  return url.href
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
