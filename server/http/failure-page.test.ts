import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '#tests/world.ts'
import { failurePage } from './failure-page.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const door = (name: string, called: string) =>
  world.sql(`alter function tenantry.${name}(text, text, text, text, boolean) rename to ${called}`)
const asBrowser = (language: string) => ({ headers: { accept: 'text/html,*/*', 'accept-language': language } })

it('who waits for a page gets words in their language where it fails, and programs what programs read', async () => {
  await door('enter', 'enter_elsewhere')
  try {
    const page = await world.as('ada').send('GET', '/o/north', undefined, asBrowser('de-AT,en;q=0.5'))
    expect([page.status, page.headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8'])
    expect(page.text).toContain('<html lang="de">')
    expect(page.text).toContain('Etwas ist schiefgegangen')
    expect(page.text).not.toMatch(/urn:|tenantry\.|req_/)
    expect(page.headers.get('content-security-policy')).toContain(`'nonce-${/nonce="([^"]+)"/.exec(page.text)?.[1]}'`)
    for (const path of ['/o/north', '/api/auth/me']) {
      const { status, headers } = await world
        .as('ada')
        .send('GET', path, undefined, path.startsWith('/o') ? {} : asBrowser('en'))
      expect([status, headers.get('content-type')]).toEqual([500, 'application/problem+json'])
    }
  } finally {
    await door('enter_elsewhere', 'enter')
  }
})

it('a page that is not available now tries again by itself, and says when to come again', async () => {
  const context = { req: { header: () => undefined } } as unknown as Parameters<typeof failurePage>[0]
  const answer = failurePage(context, new Response('', { status: 503, headers: { 'retry-after': '2' } }), false)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
  expect(await answer.text()).toMatch(/http-equiv="refresh".*Not available at the moment/s)
})
