import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const current = async () => (await world.as('una').get('/api/auth/me', { tenant: null })).body.activeTenant

it('makes an organization the one where reads go that name none, and writes it down', async () => {
  for (const slug of ['north', 'south']) {
    const { status, body } = await world.as('una').post('/api/auth/context/switch', { tenant: slug })
    expect([status, body.tenant?.slug]).toEqual([200, slug])
    expect(await current()).toMatchObject({ slug })
  }
  const [line] = await world.sql(
    `select action, resource_name from tenantry.audit_events where actor_id = 'usr_una' order by at desc limit 1`,
  )
  expect(line).toEqual({ action: 'session.tenant_switched', resource_name: 'South' })
})

it.each(['west', 'ten_west', 'nowhere', 'ten_nowhere'])('answers %s as any that does not exist', async (tenant) => {
  const before = await current()
  const { status, body } = await world.as('una').post('/api/auth/context/switch', { tenant })
  expect([status, body.code]).toEqual([404, 'not_found'])
  expect(await current()).toEqual(before)
})
