import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { endpoint } from '#contract/endpoint.ts'
import { openWorld, type World } from '#tests/world.ts'
import type { Visit } from '../scopes/visit.ts'
import { type Route, serve } from './serve.ts'
import { serveInParts } from './serve-in-parts.ts'
import { serveInSteps } from './serve-in-steps.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const promised = endpoint({
  method: 'POST',
  path: '/api/people',
  access: { scope: 'public' },
  summary: 'Somebody',
  input: z.strictObject({ name: z.string() }),
  output: z.object({ name: z.string(), roles: z.array(z.object({ id: z.string() })) }),
  problems: [],
})
const row = { name: 'Ada', passwordHash: 'secret', roles: [{ id: 'rol_viewer', tenant: 'secret' }] }

const ways: readonly (readonly [string, Route])[] = [
  ['at once', serve(promised, async () => row)],
  ['in steps', serveInSteps(promised, async () => row)],
  ['in parts', serveInParts(promised, async () => row)],
]

function ask(route: Route, values: Record<string, unknown>) {
  const visit: Visit = {
    ...{ database: world.database, platform: world.platform, tokenHash: undefined, tenant: undefined, leaves: {} },
    ...{ requestId: 'req_test', address: 'POST /api/people', ipAddress: null, userAgent: null },
  }
  return route.handle(visit, { values, parameters: {}, idempotencyKey: undefined })
}

describe.each(ways)('an answer given %s', (_, route) => {
  it('rule 50: holds what was promised, and nothing else a use case happened to read', async () => {
    expect(await ask(route, { name: 'Ada' })).toEqual({ name: 'Ada', roles: [{ id: 'rol_viewer' }] })
  })

  it.each(['userId', 'actorId', 'tenantId', 'isSuperAdmin', 'constructor', '__proto__'])(
    'rule 48: is not given to a request that says who it is by: %s',
    async (name) => {
      const values = Object.fromEntries([
        ['name', 'Ada'],
        [name, 'usr_olive'],
      ])
      await expect(ask(route, values)).rejects.toMatchObject({ code: 'invalid_input' })
    },
  )
})
