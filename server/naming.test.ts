import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const nameIn = async (address: string) =>
  /application-name" content="([^"]*)"/.exec((await world.as('nobody').get(address)).text)?.[1]

it('every page says what the installation calls itself, escaped, soon after an operator changes it', async () => {
  expect(await nameIn('/sign-in')).toBe('Tenantry')
  // As an operator is not let to, but a database may hold it.
  const name = `Quay "Desk" & <script>'`
  await world.sql('update tenantry.settings set product_name = $1', [name])
  expect(await nameIn('/sign-in')).toBe('Tenantry')
  const wish = { organizationNoun: 'brand' }
  expect(await world.as('olive').patch('/api/super-admin/settings', wish)).toMatchObject({ status: 200 })
  await expect.poll(() => nameIn('/sign-in')).toBe('Quay &#34;Desk&#34; &#38; &#60;script&#62;&#39;')
})
