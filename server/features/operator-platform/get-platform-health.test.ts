import { afterAll, beforeAll, expect, it } from 'vitest'
import { getPlatformHealth } from '#contract/operator.ts'
import { openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

it('says what the database is and how many mails wait or were given up', async () => {
  const before = (await world.as('olive').get(getPlatformHealth.path)).body
  expect(before).toMatchObject({ database: { kind: world.kind, ok: true }, mail: { mode: expect.any(String) } })
  await world.sql(`insert into tenantry.outbox (kind, recipient, sealed, status) values
    ('test', 'one@example.com', 'x', 'waiting'), ('test', 'two@example.com', 'x', 'dead')`)
  const { body } = await world.as('olive').get(getPlatformHealth.path)
  expect(body.mail).toMatchObject({ waiting: Number(before.mail?.waiting) + 1, dead: Number(before.mail?.dead) + 1 })
})
