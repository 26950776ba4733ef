import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oneTrip } from '#database/one-trip.ts'
import { openTripKit, type TripKit } from '#tests/trip-kit.ts'

let kit: TripKit
beforeAll(async () => {
  kit = await openTripKit()
})
afterAll(() => kit.close())

describe('a named statement', () => {
  const named = { name: 'one-trip-named', text: 'select $1::int as n' }

  it('is parsed once per connection and shared with the driver', async () => {
    await kit.withClient(async (client) => {
      for (const n of [1, 2]) {
        const [first, second] = await oneTrip(client, [
          { ...named, values: [n] },
          { ...named, values: [n + 10] },
        ])
        expect([first?.rows, second?.rows]).toEqual([[{ n }], [{ n: n + 10 }]])
      }
      expect((await client.query({ ...named, values: [3] })).rows).toEqual([{ n: 3 }])
      expect(
        (await client.query(`select name from pg_prepared_statements where name = $1`, [named.name])).rows,
      ).toEqual([{ name: named.name }])
    })
  })

  it('is remembered although the trip that prepared it failed', async () => {
    const divide = { name: 'one-trip-divide', text: 'select 10 / $1::int as n' }
    await kit.withClient(async (client) => {
      await expect(oneTrip(client, [{ ...divide, values: [0] }])).rejects.toMatchObject({ code: '22012' })
      expect((await oneTrip(client, [{ ...divide, values: [5] }]))[0]?.rows).toEqual([{ n: 2 }])
    })
  })

  it('is not taken for prepared when an earlier statement failed', async () => {
    const late = { name: 'one-trip-late', text: 'select 4 as n' }
    await kit.withClient(async (client) => {
      await expect(oneTrip(client, [{ text: 'select 1 / 0' }, late])).rejects.toMatchObject({ code: '22012' })
      expect((await oneTrip(client, [late]))[0]?.rows).toEqual([{ n: 4 }])
    })
  })

  it('can not stand for two texts', async () => {
    await kit.withClient(async (client) => {
      await oneTrip(client, [{ name: 'one-trip-twice', text: 'select 1' }])
      await expect(oneTrip(client, [{ name: 'one-trip-twice', text: 'select 2' }])).rejects.toThrow(/already stands/)
      await expect(
        oneTrip(client, [
          { name: 'one-trip-pair', text: 'select 1' },
          { name: 'one-trip-pair', text: 'select 2' },
        ]),
      ).rejects.toThrow(/already stands/)
      expect((await client.query('select 1 as a')).rows).toEqual([{ a: 1 }])
    })
  })
})
