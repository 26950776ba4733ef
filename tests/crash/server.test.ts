import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { migrate } from '#database/migrate.ts'
import { openEmptyFolder } from '#tests/empty-database.ts'
import { emptySeed } from '#tests/global-setup.ts'
import { startPostgres } from '#tests/postgres.ts'
import { type ServerProcess, setupToken, startServerProcess } from '#tests/server-process.ts'
import { openTestDatabase, settingsFor } from '#tests/test-database.ts'
import { cookieSetBy } from '#tests/world.ts'

const cleanUps: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const cleanUp of cleanUps.toReversed()) await cleanUp()
})

/** The first superadmin, made through the setup link. */
async function operatorOf(server: ServerProcess): Promise<string> {
  const person = { name: 'Olga', email: 'olga@tenantry.test', password: 'violet harbour 17 trumpets' }
  const answer = await server.ask().post('/api/setup', { token: setupToken, ...person })
  expect(answer.status).toBe(201)
  return cookieSetBy(answer)
}

/** Creates organizations from several sides until told to stop; knows which the server said are there. */
function createOrganizations(server: ServerProcess, cookie: string) {
  const acknowledged: string[] = []
  const refused = new Set<number>()
  const state = { isStopping: false }
  const worker = async (lane: number) => {
    for (let at = 0; !state.isStopping; at++) {
      const slug = `lane-${lane}-${at}-${acknowledged.length}`
      const body = { name: slug, slug, initialAdmin: { email: `first@${slug}.test` } }
      const answer = await server
        .ask({ cookie })
        .post('/api/super-admin/tenants', body)
        .catch(() => undefined)
      if (answer?.status === 201) acknowledged.push(slug)
      else if (answer) refused.add(answer.status)
      if (answer?.status !== 201) await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const lanes = Promise.all([1, 2, 3, 4].map(worker))
  return {
    acknowledged,
    refused,
    stop: async () => {
      state.isStopping = true
      await lanes
    },
  }
}

/** What is there: each organization with its parts, which are there wholly or not at all. */
const found = `
  select t.slug, count(distinct i.id)::integer as invitations, count(distinct m.id)::integer as memberships,
         count(distinct e.id)::integer as events, count(distinct o.id)::integer as mails
    from tenantry.tenants t
    left join tenantry.invitations i on i.tenant_id = t.id
    left join tenantry.memberships m on m.tenant_id = t.id
    left join tenantry.audit_events e on e.tenant_id = t.id and e.action = 'tenant.created'
    left join tenantry.outbox o on o.tenant_id = t.id
   group by t.slug`

type Query = (text: string) => Promise<Record<string, unknown>[]>

async function expectWhole(query: Query, acknowledged: readonly string[]) {
  const rows = await query(found)
  const slugs = new Set(rows.map(({ slug }) => slug))
  expect(acknowledged.filter((slug) => !slugs.has(slug))).toEqual([])
  expect(
    rows.filter(({ invitations, memberships, events, mails }) =>
      [invitations, memberships, events, mails].some((n) => n !== 1),
    ),
  ).toEqual([])
  expect(await query('select * from tenantry.verify_audit()')).toEqual([])
}

async function askOnce(connectionString: string, text: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return (await client.query(text).finally(() => client.end())).rows
}

const soon = (enough: () => boolean) => expect.poll(enough, { timeout: 60_000, interval: 20 }).toBe(true)

describe('rule 136: a server killed in the middle of writes', { timeout: 300_000 }, () => {
  it('has kept all that it acknowledged, and nothing by halves', async () => {
    const database = await openTestDatabase()
    cleanUps.push(database.close)
    const environment = settingsFor(database)
    let server = await startServerProcess(environment)
    cleanUps.push(() => server.kill())
    const cookie = await operatorOf(server)
    const acknowledged: string[] = []
    for (let round = 0; round < 2; round++) {
      const writing = createOrganizations(server, cookie)
      await soon(() => writing.acknowledged.length >= 10)
      await server.kill()
      await writing.stop()
      acknowledged.push(...writing.acknowledged)
      await expectWhole((text) => askOnce(database.urls.admin, text), acknowledged)
      server = await startServerProcess(environment)
    }
    // Whoever was signed in still is, and goes on.
    const after = await server.ask({ cookie }).post('/api/super-admin/tenants', { name: 'After' })
    expect(after).toMatchObject({ status: 201 })
  })

  it('has kept it in the embedded database, too', async () => {
    const { environment, close } = await openEmptyFolder(await emptySeed())
    cleanUps.push(close)
    let server = await startServerProcess(environment)
    cleanUps.push(() => server.kill())
    const cookie = await operatorOf(server)
    const acknowledged: string[] = []
    for (let round = 0; round < 2; round++) {
      const writing = createOrganizations(server, cookie)
      await soon(() => writing.acknowledged.length >= 10)
      await server.kill()
      await writing.stop()
      acknowledged.push(...writing.acknowledged)
      server = await startServerProcess(environment)
      const operator = server.ask({ cookie })
      const { body } = await operator.get('/api/super-admin/tenants?limit=100&sort=createdAt')
      const items = Object.values(body.items ?? {})
      expect(items.length).toBeGreaterThan(0)
      const slugs = new Set(items.map((item) => String(item?.slug)))
      expect(acknowledged.slice(0, 90).filter((slug) => !slugs.has(slug))).toEqual([])
      expect(items.filter((item) => Number(item?.pendingInvitations) !== 1)).toEqual([])
    }
  })
})

describe('rules 137 and 157: a database that is killed in the middle of writes', { timeout: 300_000 }, () => {
  it('is answered for with 503 until it is back, and then the server goes on by itself', async () => {
    const postgres = await startPostgres()
    cleanUps.push(postgres.stop)
    const admin = postgres.adminUrl
    await askOnce(admin, `create role app login noinherit password 'test'`)
    await migrate({ config: { connectionString: admin }, loginRoles: ['app'], operatorRoles: ['app'] })
    const login = new URL(admin)
    login.username = 'app'
    login.password = 'test'
    const server = await startServerProcess({
      DATABASE_URL: login.href,
      MIGRATION_DATABASE_URL: admin,
      LOG_LEVEL: 'silent',
    })
    cleanUps.push(() => server.kill())
    const cookie = await operatorOf(server)
    const operator = server.ask({ cookie })
    const writing = createOrganizations(server, cookie)
    await soon(() => writing.acknowledged.length >= 10)

    await postgres.crash()
    await expect.poll(async () => (await operator.get('/api/super-admin/tenants')).status).toBe(503)
    const away = await operator.get('/api/super-admin/tenants')
    expect(away).toMatchObject({ status: 503, body: { code: 'unavailable' } })
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(away.text).not.toMatch(/ECONN|127\.0\.0\.1|postgres/i)
    expect(await operator.get('/readyz')).toMatchObject({ status: 503 })
    expect(await operator.get('/healthz')).toMatchObject({ status: 200 })
    // Nobody is let in, or out, because nobody could be asked.
    expect(await operator.get('/admin')).toMatchObject({ status: 503 })

    await postgres.restart()
    await expect.poll(async () => (await operator.get('/readyz')).status, { timeout: 20_000 }).toBe(200)
    const before = writing.acknowledged.length
    await soon(() => writing.acknowledged.length > before + 3)
    await writing.stop()
    expect([...writing.refused].filter((status) => status !== 503)).toEqual([])
    await expectWhole((text) => askOnce(admin, text), writing.acknowledged)
    expect(await server.stop()).toBe(0)
  })
})
