import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, publicUrl, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const leadTo = async (address: string) => (await world.as('nobody').get(address)).headers.get('location') ?? ''

it('whoever is signed out comes back to the very page they wanted, with its query', async () => {
  const to = await leadTo('/o/north/team?q=ada&sort=-name')
  expect(to).toBe(`/sign-in?next=${encodeURIComponent('/o/north/team?q=ada&sort=-name')}`)
  expect(await leadTo('/o/north')).toBe(`/sign-in?next=${encodeURIComponent('/o/north')}`)
})

it('rule 42: nothing in an address leads anywhere else, nor says more than where to come back to', async () => {
  const address = fc.tuple(
    fc.constantFrom('/o/north/team', '/o/north/', '/settings/profile', '/select-org'),
    fc.oneof(
      fc.webQueryParameters(),
      fc.constantFrom('next=//evil.example', 'a=\\\\evil.example', '//evil.example', '?'),
    ),
  )
  await fc.assert(
    fc.asyncProperty(address, async ([path, query]) => {
      const to = await leadTo(`${path}?${query}`)
      const read = new URL(to, publicUrl)
      expect([read.origin, read.pathname, [...read.searchParams.keys()]]).toEqual([publicUrl, '/sign-in', ['next']])
      const next = read.searchParams.get('next') ?? ''
      expect(next.startsWith(path)).toBe(true)
      expect(new URL(next, publicUrl).origin).toBe(publicUrl)
    }),
    { numRuns: 60 },
  )
})

it('rule 63: of addresses that are nobody’s, nothing is repeated', async () => {
  for (const path of ['/admin/orgs?q=a', '/nothing/here?q=a', '/dashboard?q=a'])
    expect(await leadTo(path)).toBe('/sign-in')
})
