import { afterAll, expect, it } from 'vitest'
import { openWorld } from '#tests/world.ts'
import { isLoopback } from './client-address.ts'
import { metrics } from './metrics.ts'
import type { App } from './visit-of.ts'

const world = await openWorld()
afterAll(() => world.close())

const token = 'a-token-for-metrics'
const { Hono } = await import('hono')

/** The counting alone, in front of two addresses, with connections that say where they come from. */
function counted() {
  const measured = metrics(token)
  const app: App = new Hono()
  measured.count(app)
  app.get('/things/:id', (c) => c.text('one'))
  measured.mount(app, { database: world.database } as Parameters<typeof measured.mount>[1])
  const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
    app.request('/metrics', { headers }, { incoming: { socket: { remoteAddress } } })
  return { app, from }
}

it('counts requests by the pattern of their address', async () => {
  const { app, from } = counted()
  for (const id of ['1', '2', '3']) await app.request(`/things/${id}`)
  const text = await (await from('127.0.0.1')).text()
  expect(text).toContain(
    'tenantry_http_request_duration_seconds_count{method="GET",route="/things/:id",status="200"} 3',
  )
  expect(text).not.toContain('/things/1')
  expect(text).toMatch(/process_resident_memory_bytes \d+/)
})

it('counts reads under their own address, too, where pages fit every one', async () => {
  await world.as('ada').get('/api/admin/team')
  const connection = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
  const text = await (await world.app.request('/metrics', {}, connection)).text()
  expect(text).toContain('_count{method="GET",route="/api/admin/team",status="200"} 1')
})

it('rule 91: is for this machine and whoever has the token', async () => {
  const { from } = counted()
  expect((await from('127.0.0.1')).status).toBe(200)
  expect((await from('203.0.113.5', { authorization: `Bearer ${token}` })).status).toBe(200)
  expect((await from('203.0.113.5')).status).toBe(404)
  expect((await from('203.0.113.5', { authorization: 'Bearer wrong' })).status).toBe(404)
  expect((await from('127.0.0.1', { 'x-forwarded-for': '203.0.113.5' })).status).toBe(404)
  expect((await from('127.0.0.1', { 'x-real-ip': '203.0.113.5' })).status).toBe(404)
})

it('knows this machine by its addresses', () => {
  expect(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'].map(isLoopback)).toEqual([true, true, true, true])
  expect(['10.0.0.1', '::2', undefined, '127.evil'].map(isLoopback)).toEqual([false, false, false, false])
})
