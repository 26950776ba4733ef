import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PersonName, people } from '#tests/cast.ts'
import { lookOf, openWorld, type World } from '#tests/world.ts'

// Reads of different people travel to the database together (`database/lanes.ts`), a transaction each.
let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const everyone: readonly (PersonName | 'nobody')[] = [...(Object.keys(people) as PersonName[]), 'nobody']
const addresses = [
  '/api/auth/me',
  '/api/admin/team',
  '/api/admin/team/invites',
  '/api/admin/roles',
  '/api/admin/settings',
  '/api/super-admin/tenants',
  '/api/super-admin/tenants/ten_south/team',
]
const questions = everyone.flatMap((who) => addresses.map((path) => ({ who, path })))

describe('rule 37: everybody at once', () => {
  it('is answered what each of them is answered alone', async () => {
    const ask = async ({ who, path }: (typeof questions)[number]) => {
      const { status, text } = lookOf(await world.as(who).get(path))
      return { who, path, status, text: text.replace(/"lastActiveAt":"[^"]*"/g, '"lastActiveAt":"…"') }
    }
    // Denials of one person are written up to a number, and the first use of a session is noted: all of it comes first.
    for (const question of questions) await ask(question)
    const alone = []
    for (const question of questions) alone.push(await ask(question))
    for (let round = 0; round < 5; round++) {
      expect(await Promise.all(questions.map(ask))).toEqual(alone)
    }
    expect(new Set(alone.map(({ status }) => status))).toEqual(new Set([200, 401, 403, 404]))
  })
})
