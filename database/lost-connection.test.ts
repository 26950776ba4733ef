import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '#database/connection.ts'
import { readOnLane } from '#database/lanes.ts'
import { oneTrip, unlessUsable } from '#database/one-trip.ts'
import { startProxy } from '#tests/silent-network.ts'
import { openTripKit, type TripKit } from '#tests/trip-kit.ts'

let kit: TripKit
beforeAll(async () => {
  kit = await openTripKit()
})
afterAll(() => kit.close())

describe('a lost connection', () => {
  it('rejects the trip instead of leaving it waiting', async ({ skip }) => {
    if (kit.kind === 'embedded') skip('one session, nobody else can end it')
    const broken = kit.withClient((client) =>
      oneTrip(client, [{ text: 'select pg_terminate_backend(pg_backend_pid())' }, { text: 'select 1' }]),
    )
    await expect(broken).rejects.toThrow()
    expect(await kit.query('select 1 as a')).toEqual([{ a: 1 }])
  })

  it('rejects the trip when the socket breaks', async () => {
    const client = new pg.Client({ connectionString: kit.url })
    client.on('error', () => {})
    await kit.withoutPool(async () => {
      await client.connect()
      const trip = oneTrip(client, [{ text: 'select 1' }])
      ;(client as unknown as { connection: pg.Connection }).connection.stream.destroy()
      await expect(trip).rejects.toThrow(/terminated/)
      await expect(oneTrip(client, [{ text: 'select 1' }])).rejects.toThrow(/not queryable|terminated/)
    })
    expect(await kit.query('select 1 as a')).toEqual([{ a: 1 }])
  })

  it('rejects the trip when the driver gives up waiting', async ({ skip }) => {
    if (kit.kind === 'embedded') skip('the query would run on in the one session')
    const client = new pg.Client({ connectionString: kit.url, query_timeout: 100 })
    client.on('error', () => {})
    await client.connect()
    const failure = await oneTrip(client, [{ text: 'select pg_sleep(1)' }]).catch((error: unknown) => error)
    expect(failure).toMatchObject({ message: 'Query read timeout' })
    expect(unlessUsable(failure)).toBe(failure)
    await client.end()
  })

  it('rule 138: is noticed where a network swallows everything, by all who wait on it', async ({ skip }) => {
    if (kit.kind === 'embedded') skip('the embedded database has no network')
    const proxy = await startProxy(Number(new URL(kit.url).port))
    const address = new URL(kit.url)
    address.port = String(proxy.port)
    const config = { connectionString: address.href }
    const database = connect({ kind: 'postgres', config, poolSize: 2, answerTimeoutMs: 800 })
    const read = () => readOnLane(database.pool, [{ text: 'select 1 as a' }])
    await Promise.all([read(), read(), read()])
    proxy.swallow()
    const start = performance.now()
    const writer = await database.pool.connect()
    const waiting = [oneTrip(writer, [{ text: 'begin' }]), ...Array.from({ length: 9 }, read)]
    const failures = await Promise.all(waiting.map((each) => each.catch((error: unknown) => error)))
    expect(failures.filter((failure) => !(failure instanceof Error))).toEqual([])
    expect(performance.now() - start).toBeLessThan(4_000)
    await expect(writer.query('rollback')).rejects.toThrow()
    writer.release(true)
    proxy.passOn()
    expect((await read())[0]?.rows).toEqual([{ a: 1 }])
    await database.close()
    proxy.close()
  })
})
