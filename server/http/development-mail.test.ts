import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '#tests/world.ts'

let world: World
let letter: string
beforeAll(async () => {
  world = await openWorld()
  const message = '<script>alert(1)</script> see you'
  const asked = { emails: ['reader@example.com'], roleIds: ['rol_viewer'], message }
  await world.as('ada').post('/api/admin/team/invites', asked)
  const { body } = await world.as('nobody').get('/dev/mail.json')
  letter = `/dev/mail/${body.items?.[0]?.id}`
})
afterAll(() => world.close())

const get = (path: string, host?: string) => world.as('nobody').get(path, host ? { headers: { host } } : {})

it('shows every letter in a frame that runs nothing, under a policy that lets in only that', async () => {
  const { text, headers } = await get('/dev/mail')
  expect(text).toContain(`<iframe src="${letter}"`)
  const policy = String(headers.get('content-security-policy'))
  const [, nonce] = /style-src 'nonce-([^']+)'/.exec(policy) ?? []
  expect(text).toContain(`<style nonce="${nonce}">`)
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe|script-src/)
  expect(headers.get('x-frame-options')).toBe('DENY')
})

it('rule 78: gives the HTML of a letter by itself, without scripts, in a sandbox, to be framed by us alone', async () => {
  const { status, text, headers } = await get(letter)
  expect(status).toBe(200)
  expect(text).toContain('&lt;script&gt;')
  expect(text).not.toContain('<script')
  const policy = String(headers.get('content-security-policy'))
  expect(policy).toMatch(/^default-src 'none';/)
  expect(policy).toContain("frame-ancestors 'self'")
  expect(policy).toMatch(/sandbox allow-popups allow-popups-to-escape-sandbox$/)
  expect(policy).not.toMatch(/script|same-origin|allow-forms/)
  expect(headers.get('cache-control')).toBe('no-store')
})

it('has a letter neither under another name nor of an unknown mail', async () => {
  expect((await get(letter, 'evil.example:3000')).text).not.toContain('reader@example.com')
  expect(await get('/dev/mail/out_nowhere')).toMatchObject({ status: 302 })
})
