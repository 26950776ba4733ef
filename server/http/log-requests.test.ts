import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { assemble } from '#server/tenantry.ts'
import { invitationTokens } from '#tests/cast.ts'
import { writePages } from '#tests/pages.ts'
import { openWorld, publicUrl, type World } from '#tests/world.ts'
import { clientAddressBehind } from './client-address.ts'
import { createSessionCookie } from './session-cookie.ts'
import type { App } from './visit-of.ts'

let world: World
let app: App
const written: string[] = []
const log = pino({ level: 'debug' }, { write: (line) => void written.push(line) })
beforeAll(async () => {
  world = await openWorld()
  const edge = {
    database: world.database,
    platform: { ...world.platform, log },
    cookie: createSessionCookie(publicUrl, world.platform.vault),
    clientAddress: clientAddressBehind([]),
    allowedOrigins: new Set([publicUrl]),
  }
  const { live } = world
  app = assemble({ edge, live, config: edge, folder: writePages(), state: { isReady: true } }).app
})
beforeEach(() => {
  log.level = 'debug'
  written.length = 0
})
afterAll(() => world.close())

const lines = () => written.map((line) => JSON.parse(line))

/** Lets requests fail for as long as the work lasts. */
async function without(table: string, work: () => Promise<void>) {
  await world.sql(`alter table tenantry.${table} rename to elsewhere`)
  await work().finally(() => world.sql(`alter table tenantry.elsewhere rename to ${table}`))
}

it('a request that fails is found again: what was asked, by whom, and under which id', async () => {
  await without('audit_events', async () => {
    const answer = await world.as('ada', app).patch('/api/account/profile', { name: 'Ada' })
    expect(answer.status).toBe(500)
    expect(lines()).toEqual([
      expect.objectContaining({
        ...{ level: 50, msg: 'a request failed', code: 'internal', method: 'PATCH', route: '/api/account/profile' },
        ...{ status: 500, milliseconds: expect.any(Number), requestId: answer.headers.get('x-request-id') },
        userId: 'usr_ada',
        err: expect.objectContaining({ stack: expect.any(String) }),
      }),
    ])
  })
})

it('rule 17: the pattern of its address is written and never the address, which may hold a token', async () => {
  const token = invitationTokens.north
  await without('invitations', async () => {
    const { status } = await world.as('nobody', app).get(`/api/invitations/${token}?token=${token}`)
    expect(status).toBe(500)
    expect(lines()).toMatchObject([{ level: 50, method: 'GET', route: '/api/invitations/:token' }])
    expect(lines()[0]).not.toHaveProperty('userId')
  })
  await world.as('nobody', app).get(`/join?token=${token}`)
  await world.as('nobody', app).get(`/nowhere/${token}`)
  await world.as('nobody', app).get(`/api/nowhere/${token}`)
  await world.as('nobody', app).get(`/api/invitations/${token}`)
  expect(written).toHaveLength(5)
  expect(written.join('')).not.toContain(token)
})

it('at the level debug each request has its line, and at any other only those that fail', async () => {
  const asked = async () => {
    await world.as('ada', app).get('/api/admin/team')
    await world.as('ada', app).get('/api/admin/team/invites')
    await world.as('nobody', app).get('/api/auth/me')
    await world.as('nobody', app).get('/sign-in')
  }
  await asked()
  const of = (status: number, route: string) => ({ level: 20, method: 'GET', status, route, msg: 'a request' })
  expect(lines()).toMatchObject([
    of(200, '/api/admin/team'),
    of(200, '/api/admin/team/invites'),
    of(401, '/api/auth/me'),
    of(200, 'page'),
  ])
  for (const line of lines())
    expect(line).toMatchObject({ requestId: expect.stringMatching(/^req_/), milliseconds: expect.any(Number) })
  written.length = 0
  log.level = 'info'
  await asked()
  expect(written).toEqual([])
})
