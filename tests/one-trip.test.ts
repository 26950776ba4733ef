import type { Socket } from 'node:net'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#tests/world.ts'

// What a request costs on the way to the database, counted in the bytes that leave: nothing that follows a Sync, or a
// simple query, is sent before its answer, so each of them is one round trip.
let world: World
let trips = 0
beforeAll(async () => {
  world = await openWorld()
  const known = new WeakSet<pg.PoolClient>()
  const { pool, operatorPool } = world.database
  for (const each of new Set([pool, operatorPool]))
    each.on('acquire', (client) => {
      if (!known.has(client)) countTripsOf(client)
      known.add(client)
    })
  // The first use of a session in a tenant is noted, at once and in the same trip; later ones once a minute.
  await world.as('ada').get('/api/admin/team')
})
afterAll(() => world.close())

const [query, sync] = ['Q'.charCodeAt(0), 'S'.charCodeAt(0)]

/** Counts messages that ask for an answer. Each is a letter, then its length without that letter. */
function countTripsOf(client: pg.PoolClient) {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  const write = stream.write.bind(stream) as (bytes: Buffer) => boolean
  stream.write = (bytes: unknown) => {
    const message = Buffer.from(bytes as Buffer)
    for (let at = 0; at < message.length; at += 1 + message.readInt32BE(at + 1))
      if (message[at] === query || message[at] === sync) trips++
    return write(message)
  }
}

async function tripsOf(work: Promise<{ status: number; text: string }>, status = 200) {
  trips = 0
  const answer = await work
  expect(answer.status, answer.text).toBe(status)
  return trips
}

describe('a request that reads', () => {
  it.each([
    ['lists the people of an organization', '/api/admin/team'],
    ['lists its invitations', '/api/admin/team/invites'],
    ['lists its trail', '/api/admin/audit'],
    ['shows its dashboard', '/api/admin/dashboard'],
    ['asks who is signed in', '/api/auth/me'],
    ['asks for the organizations to choose from', '/api/auth/context/tenants'],
  ])('%s in one round trip, with who asks and whether they may', async (_, path) => {
    expect(await tripsOf(world.as('ada').get(path))).toBe(1)
  })

  it.each([
    ['the portal', '/api/super-admin/users'],
    ['an organization', '/api/super-admin/tenants/ten_south/team'],
  ])('of an operator at %s takes one, too, once their entry is written down', async (_, path) => {
    const look = () => tripsOf(world.as('olive').get(path))
    expect(await look()).toBe(6)
    expect(await look()).toBe(1)
  })

  it('is refused in one round trip, before the refusal is written down', async () => {
    const { sql } = world
    const denials = async () =>
      Number((await sql(`select count(*) from tenantry.audit_events where outcome = 'denied'`))[0]?.count)
    const before = await denials()
    expect(await tripsOf(world.as('nobody').get('/api/admin/team'), 401)).toBe(1)
    expect(await denials()).toBe(before)
  })
})

describe('a request that writes', () => {
  it('creates an organization in four: the door, the row, its trail and what it looks like, and the commit', async () => {
    const created = world.as('olive').post('/api/super-admin/tenants', { name: 'Counted', slug: 'counted' })
    expect(await tripsOf(created, 201)).toBe(4)
  })

  it('switches organizations in four, with the line in the trail on board of the commit', async () => {
    const switched = world.as('una').post('/api/auth/context/switch', { tenant: 'north' })
    expect(await tripsOf(switched)).toBe(4)
  })

  it('invites someone in four: the door, what is known, the offer, and mail and trail with the commit', async () => {
    const invited = world
      .as('ada')
      .post('/api/admin/team/invites', { emails: ['counted@example.com'], roleIds: ['rol_viewer'] })
    expect(await tripsOf(invited)).toBe(4)
  })
})
