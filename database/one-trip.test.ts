import { eq } from 'drizzle-orm'
import { pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/pg-proxy'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oneTrip } from '#database/one-trip.ts'
import { openTripKit, type TripKit } from '#tests/trip-kit.ts'

let kit: TripKit
beforeAll(async () => {
  kit = await openTripKit()
})
afterAll(() => kit.close())

const firstWord = (outcome: { command: string; rowCount: number | null }) => [outcome.command, outcome.rowCount]

describe('a trip', () => {
  it('returns the rows of every statement in order', async () => {
    const outcomes = await kit.withClient((client) =>
      oneTrip(client, [
        { text: 'select $1::int as a, $2::text as b', values: [7, null] },
        { text: 'select 1 where false' },
        { text: 'insert into pair (id) values ($1), ($2)', values: ['order-1', 'order-2'] },
        { text: 'select id, made_at from pair where id = $1', values: ['order-1'], rowMode: 'array' },
        { text: 'select made_at from pair where id = $1', values: ['order-1'] },
      ]),
    )
    expect(outcomes.map((outcome) => outcome.rows)).toEqual([
      [{ a: 7, b: null }],
      [],
      [],
      [['order-1', expect.stringMatching(/^2020-01-02/)]],
      [{ made_at: new Date('2020-01-02T03:04:05Z') }],
    ])
    expect(outcomes.map(firstWord)).toEqual([
      ['SELECT', 1],
      ['SELECT', 0],
      ['INSERT', 2],
      ['SELECT', 1],
      ['SELECT', 1],
    ])
    expect(outcomes[0]?.fields.map((field) => field.name)).toEqual(['a', 'b'])
  })

  it('accepts an empty statement and an empty list', async () => {
    await kit.withClient(async (client) => {
      expect(await oneTrip(client, [{ text: '' }, { text: 'select 1 as a' }])).toMatchObject([
        { command: '', rows: [] },
        { rows: [{ a: 1 }] },
      ])
      expect(await oneTrip(client, [])).toEqual([])
    })
  })

  it('keeps a local setting for its own statements only', async () => {
    await kit.withClient(async (client) => {
      const [, inside] = await oneTrip(client, [
        { text: `select set_config('app.probe', $1, true)`, values: ['mine'] },
        { text: `select current_setting('app.probe') as probe` },
      ])
      const outside = await client.query(`select current_setting('app.probe', true) as probe`)
      expect([inside?.rows, outside.rows]).toEqual([[{ probe: 'mine' }], [{ probe: '' }]])
    })
  })

  it('skips everything after a failing first statement and leaves the connection usable', async () => {
    await kit.withClient(async (client) => {
      const trip = oneTrip(client, [
        { text: 'select 1 / $1::int', values: [0] },
        { text: 'insert into pair (id) values ($1)', values: ['skipped'] },
      ])
      await expect(trip).rejects.toBeInstanceOf(pg.DatabaseError)
      await expect(trip).rejects.toMatchObject({ code: '22012' })
      expect((await client.query(`select * from pair where id = 'skipped'`)).rows).toEqual([])
    })
  })

  it('undoes what came before a failing later statement', async () => {
    await kit.withClient(async (client) => {
      const trip = oneTrip(client, [
        { text: 'insert into pair (id) values ($1)', values: ['undone'] },
        { text: 'select no_such_column' },
      ])
      await expect(trip).rejects.toMatchObject({ code: '42703' })
      expect((await oneTrip(client, [{ text: `select * from pair where id = 'undone'` }]))[0]?.rows).toEqual([])
    })
  })

  it('reports a constraint that is only checked at the end', async () => {
    await kit.query(`create table late (id int primary key, ref int references late deferrable initially deferred)`)
    await kit.withClient(async (client) => {
      const trip = oneTrip(client, [{ text: 'insert into late values (1, 2)' }, { text: 'select 1' }])
      await expect(trip).rejects.toMatchObject({ code: '23503' })
      expect((await client.query('select * from late')).rows).toEqual([])
    })
  })

  it('sends nothing when a value can not be turned into text', async () => {
    const endless: Record<string, unknown> = {}
    endless.self = endless
    await kit.withClient(async (client) => {
      await expect(
        oneTrip(client, [{ text: 'select 1' }, { text: 'select $1::json', values: [endless] }]),
      ).rejects.toThrow(TypeError)
      expect((await client.query('select 1 as a')).rows).toEqual([{ a: 1 }])
    })
  })

  it('refuses a copy from the client by closing the connection', async ({ skip }) => {
    if (kit.kind === 'embedded') skip('it would wait for the data forever')
    await expect(kit.withClient((client) => oneTrip(client, [{ text: 'copy pair from stdin' }]))).rejects.toThrow(
      /COPY/,
    )
    expect(await kit.query('select 1 as a')).toEqual([{ a: 1 }])
  })
})

describe('a transaction in a trip', () => {
  it('is committed by the trip that began it', async () => {
    await kit.withClient(async (client) => {
      const outcomes = await oneTrip(client, [
        { text: 'BEGIN' },
        { text: 'insert into pair (id) values ($1)', values: ['committed'] },
        { text: 'COMMIT' },
      ])
      expect(outcomes.map((outcome) => outcome.command)).toEqual(['BEGIN', 'INSERT', 'COMMIT'])
      expect((await client.query(`select id from pair where id = 'committed'`)).rows).toHaveLength(1)
    })
  })

  it('is rolled back when the trip that began it fails', async () => {
    await kit.withClient(async (client) => {
      const trip = oneTrip(client, [{ text: 'BEGIN' }, { text: 'select 1 / 0' }, { text: 'COMMIT' }])
      await expect(trip).rejects.toMatchObject({ code: '22012' })
      expect((await client.query('select 1 as a')).rows).toEqual([{ a: 1 }])
      expect(client.getTransactionStatus()).toBe('I')
    })
  })

  it('stays open across trips until one of them ends it', async () => {
    await kit.withClient(async (client) => {
      await oneTrip(client, [{ text: 'BEGIN' }, { text: `select set_config('app.probe', 'open', true)` }])
      const [seen] = await oneTrip(client, [{ text: `select current_setting('app.probe') as probe` }])
      await oneTrip(client, [{ text: 'COMMIT' }])
      expect(seen?.rows).toEqual([{ probe: 'open' }])
    })
  })
})

describe('Drizzle on trips', () => {
  it('maps rows as it does on its own driver', async () => {
    const pair = pgTable('pair', { id: text().primaryKey(), madeAt: timestamp('made_at', { withTimezone: true }) })
    await kit.withClient(async (client) => {
      const db = drizzle(async (sql, values) => {
        const [outcome] = await oneTrip(client, [{ text: sql, values, rowMode: 'array' }])
        return { rows: outcome?.rows ?? [] }
      })
      await db.insert(pair).values({ id: 'drizzle', madeAt: new Date('2021-02-03T04:05:06Z') })
      const rows = await db.select().from(pair).where(eq(pair.id, 'drizzle'))
      expect(rows).toEqual([{ id: 'drizzle', madeAt: new Date('2021-02-03T04:05:06Z') }])
    })
  })
})

describe('many trips at once', () => {
  it('never see each other’s settings, whatever fails', async () => {
    const leaks: unknown[] = []
    const trip = async (number: number) => {
      const mine = `owner-${number}`
      const statements = [
        { name: 'probe-set', text: `select set_config('app.probe', $1, true)`, values: [mine] },
        { text: `select current_setting('app.probe') as probe, $1::text as mine`, values: [mine] },
        { text: 'insert into pair (id) values ($1)', values: [`many-${number}`] },
      ]
      const fails = number % 3 === 0
      if (fails) statements.splice(number % 4, 0, { text: 'select 1 / $1::int', values: ['0'] })
      await kit
        .withClient(async (client) => {
          const before = await oneTrip(client, [{ text: `select current_setting('app.probe', true) as probe` }])
          if (before[0]?.rows[0]?.probe) leaks.push({ number, before: before[0].rows })
          const outcomes = await oneTrip(client, statements)
          const seen = outcomes[1]?.rows[0]
          if (seen?.probe !== mine || seen.mine !== mine) leaks.push({ number, seen })
        })
        .catch((error: unknown) => {
          if (!fails) leaks.push({ number, error })
        })
    }
    await Promise.all(Array.from({ length: 600 }, (_, number) => trip(number)))
    const rows = await kit.query(`select count(*)::int as n from pair where id like 'many-%'`)
    expect([leaks, rows]).toEqual([[], [{ n: 400 }]])
  })
})
