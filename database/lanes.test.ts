import type { Socket } from 'node:net'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readOnLane } from '#database/lanes.ts'
import type { Outcome, Statement } from '#database/one-trip.ts'
import { openTripKit, type TripKit } from '#tests/trip-kit.ts'

let kit: TripKit
beforeAll(async () => {
  kit = await openTripKit()
  // Both connections know the statement before it is counted what leaves.
  await Promise.all(Array.from({ length: 16 }, (_, number) => read(echo(number))))
})
afterAll(() => kit.close())

const read = (...statements: Statement[]) => readOnLane(kit.pool, statements)
const echo = (number: number): Statement => ({ text: 'select $1::int as number', values: [number], name: 'echo' })
const first = (outcomes: Outcome[]) => outcomes.at(-1)?.rows[0]
const waiting = `select from pg_locks where locktype = 'advisory' and not granted`
const onPostgres = () => kit.kind === 'postgres'

describe('what is read at the same time', () => {
  // Where the machine held something up just now, nobody travels with others for a second: hence the patience.
  it('leaves in few writes, and each gets its own answer', async () => {
    const writes = countWrites(kit.pool)
    const writesOfSixteen = async () => {
      const before = writes()
      const answers = await Promise.all(Array.from({ length: 16 }, (_, number) => read(echo(number))))
      expect(answers.map(first)).toEqual(Array.from({ length: 16 }, (_, number) => ({ number })))
      return writes() - before
    }
    await expect.poll(writesOfSixteen).toBeLessThanOrEqual(8)
  })

  it('takes few connections, however much it is', async () => {
    const pid: Statement = { text: 'select pg_backend_pid() as pid' }
    const connectionsOfSixty = async () => {
      const pids = await Promise.all(Array.from({ length: 60 }, () => read(pid)))
      return new Set(pids.map((outcomes) => first(outcomes)?.pid)).size
    }
    await expect.poll(connectionsOfSixty).toBeLessThanOrEqual(4)
  })

  it('keeps the settings of each to itself', async () => {
    const set = (value: string): Statement => ({ text: `select set_config('app.lane', $1, true)`, values: [value] })
    const seen: Statement = { text: `select nullif(current_setting('app.lane', true), '') as seen`, name: 'seen' }
    const asked = Array.from({ length: 24 }, (_, number) => (number % 2 ? read(seen) : read(set(`${number}`), seen)))
    expect((await Promise.all(asked)).map((outcomes) => first(outcomes)?.seen)).toEqual(
      asked.map((_, number) => (number % 2 ? null : `${number}`)),
    )
  })

  it('fails by itself', async () => {
    const circular: Record<string, unknown> = {}
    circular.self = circular
    const settled = await Promise.allSettled([
      read(echo(1)),
      read({ text: 'select 1 / $1::int', values: [0], name: 'divide' }),
      read(echo(2)),
      read({ text: 'select $1::json', values: [circular] }),
      read({ text: 'nonsense' }),
      read({ text: 'select 3 as number' }),
      read(echo(4), { text: 'select 4 as number', name: 'echo' }),
      read(echo(5)),
    ])
    expect(settled.map(({ status }) => status === 'fulfilled')).toEqual([
      true,
      false,
      true,
      false,
      false,
      true,
      false,
      true,
    ])
    expect(settled.flatMap((each) => (each.status === 'fulfilled' ? [first(each.value)?.number] : []))).toEqual([
      1, 2, 3, 5,
    ])
  })

  it('is answered as if it came alone, whatever it is', async () => {
    const kinds: Record<string, (number: number) => Statement[]> = {
      named: (number) => [echo(number)],
      unnamed: (number) => [{ text: `select ${number} as number` }],
      'of several': (number) => [{ text: '' }, { text: 'select 1 where false' }, echo(number)],
      'new to the connection': (number) => [
        { text: `select $1::int as number /* ${number} */`, values: [number], name: `new_${number}` },
      ],
      failing: (number) => [echo(number), { text: 'select 1 / 0' }, echo(number)],
      'failing before it is known': (number) => [
        { text: 'select 1 / $1::int', values: [0], name: 'zero' },
        { text: `select $1::int as number /* late ${number} */`, values: [number], name: `late_${number}` },
      ],
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...Object.keys(kinds)), { minLength: 1, maxLength: 40 }),
        async (asked) => {
          const answers = await Promise.all(
            asked.map((kind, number) => read(...(kinds[kind]?.(number) ?? [])).then(first, (error) => error.code)),
          )
          expect(answers).toEqual(asked.map((kind, number) => (kind.startsWith('failing') ? '22012' : { number })))
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('a lane', () => {
  it('is overtaken where something slow holds it up', async ({ skip }) => {
    if (!onPostgres()) skip()
    const holder = await kit.pool.connect()
    await holder.query('select pg_advisory_lock(7)')
    const slow: Promise<Outcome[]>[] = []
    for (const held of [1, 2]) {
      slow.push(read({ text: 'select pg_advisory_xact_lock_shared(7), 1 as number' }))
      await expect.poll(async () => (await holder.query(waiting)).rows).toHaveLength(held)
    }
    for (const number of [1, 2, 3]) expect(first(await read(echo(number)))).toEqual({ number })
    // For a while nobody travels with others any more.
    const pid: Statement = { text: 'select pg_sleep(0.02), pg_backend_pid() as pid' }
    const pids = await Promise.all(Array.from({ length: 12 }, () => read(pid)))
    expect(new Set(pids.map((outcomes) => first(outcomes)?.pid)).size).toBeGreaterThan(6)
    await holder.query('select pg_advisory_unlock(7)')
    holder.release()
    expect((await Promise.all(slow)).map((outcomes) => first(outcomes)?.number)).toEqual([1, 1])
  })

  it('tells everyone on it when the connection is lost, and the next take another', async ({ skip }) => {
    if (!onPostgres()) skip()
    const settled = await Promise.allSettled([
      read({ text: 'select pg_terminate_backend(pg_backend_pid())', name: 'end' }),
      ...[1, 2, 3, 4, 5].map((number) => read(echo(number))),
    ])
    expect(settled[0]?.status).toBe('rejected')
    expect(first(await read(echo(9)))).toEqual({ number: 9 })
  })
})

describe('a prepared statement', () => {
  // However many connections it is prepared on, each fails those it carries once.
  const untilAnswered = async (statement: Statement) => {
    for (let round = 0; round < 30; round++) {
      const settled = await Promise.allSettled(Array.from({ length: 4 }, () => read(statement)))
      const answered = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value.at(-1)?.rows] : []))
      if (answered.length === 4) return answered
    }
    return 'never'
  }

  it('is prepared anew once the database has lost it', async () => {
    await read(echo(1))
    await kit.query('deallocate all')
    await Promise.allSettled(Array.from({ length: 24 }, () => read({ text: 'deallocate all' })))
    expect(await untilAnswered(echo(2))).toEqual(Array(4).fill([{ number: 2 }]))
  })

  it('is prepared anew once its rows have become others', async () => {
    const create = (row: string, body: string) =>
      kit.query(`create function changing() returns table (${row}) language sql as $$ ${body} $$`)
    const statement: Statement = { text: 'select * from changing()', name: 'changing' }
    await create('number int', 'select 1')
    await Promise.all(Array.from({ length: 24 }, () => read(statement)))
    await kit.query('drop function changing()')
    await create('word text, number int', `select 'one', 1`)
    expect(await untilAnswered(statement)).toEqual(Array(4).fill([{ word: 'one', number: 1 }]))
  })
})

describe('without a connection', () => {
  it('those who wait are told in time, and those who come later are served', async () => {
    await kit.withoutPool(async () => {
      const pool = new pg.Pool({ connectionString: kit.url, max: 1, connectionTimeoutMillis: 300 })
      const held = await pool.connect()
      const waiting = await Promise.allSettled([1, 2, 3].map((number) => readOnLane(pool, [echo(number)])))
      expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
      held.release()
      expect(first(await readOnLane(pool, [echo(4)]))).toEqual({ number: 4 })
      await pool.end()
    })
  })
})

/** How often something was written to a connection of this pool since. */
function countWrites(pool: pg.Pool): () => number {
  let writes = 0
  const known = new WeakSet<pg.PoolClient>()
  pool.on('acquire', (client) => {
    if (known.has(client)) return
    known.add(client)
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
    const write = stream.write.bind(stream) as (bytes: Buffer) => boolean
    stream.write = (bytes: unknown) => {
      writes++
      return write(bytes as Buffer)
    }
  })
  return () => writes
}
