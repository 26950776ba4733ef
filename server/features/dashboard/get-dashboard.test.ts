import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

it('counts the team and shows the latest of the trail to those who may see them', async () => {
  const { body } = await world.as('ada').get('/api/admin/dashboard')
  expect(body.team).toMatchObject({ activeMembers: expect.any(Number), suspendedMembers: 1, pendingInvitations: 1 })
  expect(Array.isArray(body.recentAudit)).toBe(true)
})

it('leaves out what the person may not see, and says so by null', async () => {
  const { status, body } = await world.as('max').get('/api/admin/dashboard')
  expect([status, body.team, body.recentAudit]).toEqual([200, null, null])
  const viewer = (await world.as('vic').get('/api/admin/dashboard')).body
  expect(viewer.team).not.toBeNull()
  expect(viewer.recentAudit).toBeNull()
})
