import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { debugSessionFor, keepDebugSession } from '#server/debug-bypass.ts'
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

describe('rule 24: the debug bypass', () => {
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

  it('opens the portal again after a pause, a day, or a sign-out, in the organization that was chosen', async () => {
    const tokenHash = String(sessionFor({ peer: '127.0.0.1', host: 'localhost' }))
    const verdict = async () =>
      (await world.sql(`select verdict from tenantry.enter($1, 'operator', null, '', false)`, [tokenHash]))[0]?.verdict
    const spoilt = [
      `update tenantry.sessions set longest_pause_minutes = 90, current_tenant_id = 'ten_north' where token_hash = $1`,
      `update tenantry.sessions set last_used_at = now() - interval '13 hours' where token_hash = $1`,
      `update tenantry.sessions set created_at = now() - interval '25 hours' where token_hash = $1`,
    ]
    for (const each of spoilt) {
      await world.sql(each, [tokenHash])
      expect(await verdict()).not.toBe('ok')
      await keepDebugSession(world.database, world.platform, tokenHash)
      expect(await verdict()).toBe('ok')
    }
    const [kept] = await world.sql(`select current_tenant_id from tenantry.sessions where token_hash = $1`, [tokenHash])
    expect(kept).toEqual({ current_tenant_id: 'ten_north' })

    await world.sql(`delete from tenantry.sessions where token_hash = $1`, [tokenHash])
    await keepDebugSession(world.database, world.platform, tokenHash)
    expect(await verdict()).toBe('ok')
  })
})
