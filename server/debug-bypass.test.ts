import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { debugSessionFor } from '#server/debug-bypass.ts'
import { debugUser, testTenant } from '#server/test-brand.ts'
import { openWorld, type World } from '#tests/world.ts'

let world: World
let sessionFor: Awaited<ReturnType<typeof debugSessionFor>>
beforeAll(async () => {
  world = await openWorld()
  await world.sql(`insert into tenantry.tenants (id, slug, name) values ($1, $2, $3)`, [
    testTenant.id,
    testTenant.slug,
    testTenant.name,
  ])
  await world.sql(`insert into tenantry.users (id, email, name, is_super_admin) values ($1, $2, $3, true)`, [
    debugUser.id,
    debugUser.email,
    debugUser.name,
  ])
  sessionFor = await debugSessionFor(world.database, world.platform)
})
afterAll(() => world.close())

describe('the debug bypass', () => {
  it.each([
    ['127.0.0.1', 'localhost:3000'],
    ['127.8.9.1', 'localhost'],
    ['::1', 'LOCALHOST:3000'],
    ['::ffff:127.0.0.1', 'localhost'],
  ])('is for requests of this machine, addressed to localhost: %s, %s', (peer, host) => {
    expect(sessionFor({ peer, host })).toBeTypeOf('string')
  })

  it.each([
    ['192.0.2.1', 'localhost:3000'],
    ['::ffff:192.0.2.1', 'localhost'],
    ['127.0.0.1.example.com', 'localhost'],
    [undefined, 'localhost'],
    ['127.0.0.1', 'tenantry.example.com'],
    ['127.0.0.1', 'localhost.example.com'],
    ['127.0.0.1', 'localhost:3000.example.com'],
    ['127.0.0.1', '127.0.0.1:3000'],
    ['127.0.0.1', undefined],
  ])('is for no other: %s, %s', (peer, host) => {
    expect(sessionFor({ peer, host })).toBeUndefined()
  })

  it('is a session of the debug user alone, in Test Brand', async () => {
    const tokenHash = sessionFor({ peer: '127.0.0.1', host: 'localhost' })
    const rows = await world.sql(`select user_id, current_tenant_id from tenantry.sessions where token_hash = $1`, [
      tokenHash,
    ])
    expect(rows).toEqual([{ user_id: debugUser.id, current_tenant_id: testTenant.id }])
  })
})
