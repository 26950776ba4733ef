import { type SQL, sql } from 'drizzle-orm'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '#contract/problems.ts'
import { type Handle, handleOn } from '#database/connection.ts'
import { oneTrip } from '#database/one-trip.ts'
import { openTestDatabase, type TestDatabase } from '#tests/test-database.ts'
import { openPage, type Sorting } from './paging.ts'
import { openVault } from './vault.ts'

const vault = openVault('a secret for the tests of paging only')

let database: TestDatabase
let client: pg.Client
let db: Handle
beforeAll(async () => {
  database = await openTestDatabase()
  client = new pg.Client({ connectionString: database.urls.admin })
  await client.connect()
  db = handleOn(async (statement) => {
    const [outcome] = await oneTrip(client, [statement])
    if (!outcome) throw new Error('no answer')
    return outcome
  })
})
afterAll(async () => {
  await client.end()
  await database.close()
})

type Row = { id: string; name: string; at: string | null; count: number }

/** Asks for one page of the rows given. */
async function pageOf(rows: readonly Row[], sorting: Sorting, input: Input, tenantId?: string) {
  const page = openPage(vault, 'rows', input, sorting)
  const found = await db.execute<Row & { page_key: string[] }>(sql`
    select r.*, ${page.key} as page_key
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, name text, at timestamptz, count integer)
     where ${page.after} ${page.orderAndLimit}`)
  return page.answer(found, (row) => row.id, tenantId)
}
type Input = { limit: number; cursor?: string | undefined; q?: string; status?: string | undefined }

async function walk(rows: readonly Row[], sorting: Sorting, limit: number) {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await pageOf(rows, sorting, { limit, cursor })
    expect(items.length).toBeLessThanOrEqual(limit)
    seen.push(...items)
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined)
  return seen
}

const allAtOnce = (rows: readonly Row[], order: SQL) =>
  db
    .execute<Row>(sql`
      select r.id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, name text, at timestamptz, count integer)
      order by ${order}`)
    .then((found) => found.map(({ id }) => id))

// Few values, so that many rows share one and pages end in the middle of them; moments differ by microseconds.
const someRows = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z0-9]{1,6}$/),
    name: fc.constantFrom('', 'Ada', 'ada', 'Zoë', '"quoted"', 'back\\slash', '組織', '👩‍🔧'),
    at: fc.constantFrom(null, '2026-01-01T00:00:00.000001Z', '2026-01-01T00:00:00.000002Z', '2026-02-01T12:00:00Z'),
    count: fc.integer({ min: -1, max: 2 }),
  }),
  { selector: ({ id }) => id, maxLength: 24 },
)

const sortings: [string, Sorting, SQL][] = [
  ['a text, up', { by: sql`r.name`, type: 'text', direction: 'asc', id: sql`r.id` }, sql`r.name, r.id`],
  [
    'a number, down',
    { by: sql`r.count`, type: 'integer', direction: 'desc', id: sql`r.id` },
    sql`r.count desc, r.id desc`,
  ],
  [
    'a moment that may be empty, down',
    { by: sql`r.at`, type: 'timestamptz', direction: 'desc', isNullable: true, id: sql`r.id` },
    sql`r.at desc nulls last, r.id desc`,
  ],
  [
    'a moment that may be empty, up',
    { by: sql`r.at`, type: 'timestamptz', direction: 'asc', isNullable: true, id: sql`r.id` },
    sql`r.at nulls last, r.id`,
  ],
  ['a value of its own, down', { by: sql`r.id`, type: 'text', direction: 'desc' }, sql`r.id desc`],
]

describe('paging', () => {
  it.each(sortings)('shows each row once and in order, whatever the limit, by %s', async (_name, sorting, order) => {
    await fc.assert(
      fc.asyncProperty(someRows, fc.integer({ min: 1, max: 9 }), async (rows, limit) => {
        expect(await walk(rows, sorting, limit)).toEqual(await allAtOnce(rows, order))
      }),
      { numRuns: 25 },
    )
  })

  const byId: Sorting = { by: sql`r.id`, type: 'text', direction: 'asc' }
  const three = ['a', 'b', 'c'].map((id) => ({ id, name: id, at: null, count: 0 }))

  it('neither repeats nor hides rows when others come and go between two pages', async () => {
    const first = await pageOf(three, byId, { limit: 2 })
    const changed = [
      ...three.slice(1),
      { id: 'ab', name: '', at: null, count: 0 },
      { id: 'd', name: '', at: null, count: 0 },
    ]
    const second = await pageOf(changed, byId, { limit: 2, cursor: first.nextCursor ?? '' })
    expect([first.items, second.items]).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  it('fits the longest name into a cursor', async () => {
    const rows = ['a', 'b'].map((id) => ({ id: id.repeat(36), name: '𝔸'.repeat(120), at: null, count: 0 }))
    const { nextCursor } = await pageOf(
      rows,
      { by: sql`r.name`, type: 'text', direction: 'asc', id: sql`r.id` },
      { limit: 1 },
    )
    expect(nextCursor?.length).toBeLessThanOrEqual(1024)
  })

  it('rule 90: refuses a cursor with any one character changed', async () => {
    const { nextCursor } = await pageOf(three, byId, { limit: 1 })
    const cursor = nextCursor ?? ''
    await fc.assert(
      fc.asyncProperty(fc.nat(cursor.length - 1), fc.constantFrom('A', 'z', '.', '~'), async (at, other) => {
        fc.pre(cursor[at] !== other && !isSameBytes(cursor, at, other))
        const tampered = cursor.slice(0, at) + other + cursor.slice(at + 1)
        await expect(pageOf(three, byId, { limit: 1, cursor: tampered })).rejects.toMatchObject(refusal)
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    ['of another filter', { q: 'x' }, 'ten_a'],
    ['of another tenant', {}, 'ten_b'],
    ['of a tenant in a list of none', {}, undefined],
  ])('rule 90: refuses a cursor %s', async (_name, filter, tenantId) => {
    const { nextCursor: cursor } = await pageOf(three, byId, { limit: 1 }, 'ten_a')
    await expect(pageOf(three, byId, { limit: 1, cursor: cursor ?? '', ...filter }, tenantId)).rejects.toMatchObject(
      refusal,
    )
  })

  it('takes a cursor with another limit, or a filter that says nothing', async () => {
    const { nextCursor } = await pageOf(three, byId, { limit: 1 })
    const { items } = await pageOf(three, byId, { limit: 5, cursor: nextCursor ?? '', status: undefined })
    expect(items).toEqual(['b', 'c'])
  })

  it('says nothing about a bad cursor before the rows are asked for', () => {
    const page = openPage(vault, 'rows', { limit: 1, cursor: 'nonsense' }, byId)
    expect(() => page.answer([], () => undefined)).toThrow(Problem)
  })
})

const refusal = { code: 'invalid_input', fields: [{ path: 'cursor', code: 'invalid_cursor' }] }

/** The last character of base64url may carry bits that decode to nothing. */
const isSameBytes = (cursor: string, at: number, other: string) => {
  const [body = '', signature = ''] = (cursor.slice(0, at) + other + cursor.slice(at + 1)).split('.')
  const [before = '', signed = ''] = cursor.split('.')
  return Buffer.from(body, 'base64url').equals(Buffer.from(before, 'base64url')) && signature === signed
}
