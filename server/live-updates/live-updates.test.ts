import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { LiveEvent } from '#contract/live-events.ts'
import { connect, type Database } from '#database/connection.ts'
import { silent } from '#tests/outbox-world.ts'
import { startProxy } from '#tests/silent-network.ts'
import { openTestDatabase, type TestDatabase } from '#tests/test-database.ts'
import { writing } from '../scopes/transaction.ts'
import { listenForNotices } from './live-listener.ts'
import { type LiveUpdates, liveChannel, openLiveUpdates } from './live-updates.ts'

let own: TestDatabase
let database: Database
let opened: LiveUpdates[] = []

beforeAll(async () => {
  own = await openTestDatabase()
  database = connect({ kind: own.kind, config: { connectionString: own.urls.login } })
})
afterEach(async () => {
  await Promise.all(opened.map((live) => live.stop()))
  opened = []
})
afterAll(async () => {
  await database.close()
  await own.close()
})

/** One server process's ears, and what they heard. */
async function listen() {
  const live = openLiveUpdates(database, silent)
  opened.push(live)
  const heard: LiveEvent[] = []
  live.subscribe((event) => heard.push(event))
  await expect.poll(() => live.isHearing()).toBe(true)
  heard.length = 0
  return { live, heard }
}

const change = (live: LiveUpdates, events: readonly LiveEvent[], work: () => Promise<void> = async () => {}) =>
  writing(
    database,
    { pool: database.pool, role: 'tenantry_worker', entry: { text: 'select 1' }, admit: () => undefined },
    live,
    async (passage) => {
      for (const event of events) passage.announce(event)
      await work()
    },
  )

const created: LiveEvent = { type: 'tenant.created', tenantId: 'ten_1' }

describe('an event', () => {
  it('is heard when its change commits', async () => {
    const { live, heard } = await listen()
    await change(live, [created])
    await expect.poll(() => heard).toEqual([created])
  })

  it('is never heard when its change is rolled back', async () => {
    const { live, heard } = await listen()
    await expect(change(live, [created], () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await change(live, [{ type: 'settings.changed' }])
    await expect.poll(() => heard).toEqual([{ type: 'settings.changed' }])
  })

  it('is heard with as many others as one change makes', async () => {
    const { live, heard } = await listen()
    const events = Array.from({ length: 600 }, (_, n): LiveEvent => ({ type: 'user.changed', userId: `usr_${n}` }))
    await change(live, events)
    await expect.poll(() => heard.length).toBe(600)
    expect(heard).toEqual(events)
  })

  it('is not heard any more by who has gone', async () => {
    const { live, heard } = await listen()
    const others: LiveEvent[] = []
    live.subscribe((event) => others.push(event))()
    await change(live, [created])
    await expect.poll(() => heard).toEqual([created])
    expect(others).toEqual([])
  })
})

describe('several processes on one Postgres', () => {
  const onPostgres = () => own.kind === 'postgres'

  it('all hear what one of them changed, within a second', async ({ skip }) => {
    if (!onPostgres()) skip('the embedded database has one process')
    const [here, there] = [await listen(), await listen()]
    const started = Date.now()
    await change(here.live, [created])
    await expect.poll(() => there.heard, { interval: 5 }).toEqual([created])
    expect(Date.now() - started).toBeLessThan(1000)
    await expect.poll(() => here.heard).toEqual([created])
  })

  it('tell their pages to refetch everything when the connection was lost, and hear again', async ({ skip }) => {
    if (!onPostgres()) skip('the embedded database has no connection to lose')
    const { live, heard } = await listen()
    const admin = new pg.Client({ connectionString: own.urls.admin })
    await admin.connect()
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tenantry-live' and datname = current_database()`,
    )
    await expect.poll(() => heard, { timeout: 5_000 }).toEqual([{ type: 'resync' }])
    await change(live, [created])
    await expect.poll(() => heard.at(-1)).toEqual(created)
    await admin.query('select pg_notify($1, $2)', [liveChannel, 'not an event'])
    await admin.query('select pg_notify($1, $2)', [liveChannel, '[{"type":"tenant.created","name":"secret"}]'])
    await expect.poll(() => heard.at(-1)).toEqual({ type: 'tenant.created' })
    await admin.end()
  })

  it('rule 138: notice that a network swallows everything', async ({ skip }) => {
    if (!onPostgres()) skip('the embedded database has no network')
    const proxy = await startProxy(Number(new URL(own.urls.login).port))
    const url = new URL(own.urls.login)
    url.port = String(proxy.port)
    const seen: string[] = []
    const listener = listenForNotices({
      config: { connectionString: url.href },
      channel: liveChannel,
      log: silent,
      onConnected: () => seen.push('up'),
      onLost: () => seen.push('down'),
      onNotice: () => {},
      checkMs: 100,
    })
    await expect.poll(() => seen).toEqual(['up'])
    proxy.swallow()
    await expect.poll(() => seen, { timeout: 8_000 }).toEqual(['up', 'down'])
    proxy.passOn()
    await expect.poll(() => seen, { timeout: 8_000 }).toEqual(['up', 'down', 'up'])
    await listener.stop()
    proxy.close()
  }, 30_000)
})
