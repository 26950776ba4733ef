import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtFiles } from '#tests/pages.ts'
import { openSignInKit } from '#tests/sign-in-kit.ts'
import { type Answer, openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** One of each kind of answer there is, whatever becomes of it. */
const kinds: Readonly<Record<string, (world: World) => Promise<Answer>>> = {
  'an answer of the API': ({ as }) => as('ada').get('/api/admin/team'),
  'an answer to a change': ({ as }) => as('ada').patch('/api/account/profile', { name: 'Ada' }),
  'a sign-out': ({ as }) => as('nobody').post('/api/auth/sign-out'),
  'the refusal of somebody signed out': ({ as }) => as('nobody').get('/api/auth/me'),
  'a refused input': ({ as }) => as('ada').get('/api/admin/team?limit=x'),
  'a method not allowed': ({ as }) => as('ada').put('/api/auth/me', {}),
  'a preflight': ({ as }) => as('ada').send('OPTIONS', '/api/auth/me', undefined, { headers: preflight }),
  'an address of the API that does not exist': ({ as }) => as('ada').get('/api/no-such-address'),
  'another origin refused': ({ as }) => as('ada').post('/api/auth/sign-out', {}, { headers: { origin: evil } }),
  'the reference for machines': ({ as }) => as('nobody').get('/api/openapi.json'),
  'the reference for people': ({ as }) => as('nobody').get('/api/docs'),
  'a page': ({ as }) => as('nobody').get('/sign-in'),
  'a page of operators': ({ as }) => as('olive').get('/admin'),
  'a redirect': ({ as }) => as('nobody').get('/nowhere'),
  'a script': ({ as }) => as('nobody').get(builtFiles.web),
  'a script of operators': ({ as }) => as('olive').get(builtFiles.operator),
  'a file that is not there': ({ as }) => as('nobody').get('/assets/none.js'),
  'a sign of life': ({ as }) => as('nobody').get('/healthz'),
  readiness: ({ as }) => as('nobody').get('/readyz'),
  'a failure of ours': failing,
}
/** Operators' files are nobody else's: each time they are wanted, the door is asked. */
const keptFiles: Readonly<Record<string, string>> = {
  'a script': 'public, max-age=31536000, immutable',
  'a script of operators': 'private, no-cache',
}
const evil = 'https://evil.example'
const preflight = { origin: evil, 'access-control-request-method': 'GET' }

/** Asks while the door is missing: the one thing no request can bring about. */
async function failing({ as, sql }: World) {
  const door = 'function tenantry.enter(text, text, text, text, boolean)'
  await sql(`alter ${door} rename to enter_elsewhere`)
  try {
    return await as('ada').get('/api/auth/me')
  } finally {
    await sql(`alter ${door.replace('.enter(', '.enter_elsewhere(')} rename to enter`)
  }
}

const every = Object.keys(kinds)
const answerOf = (kind: string) => kinds[kind]?.(world) ?? expect.fail(kind)

describe('every answer', () => {
  it.each(every)('rule 86: says what browsers may do with it: %s', async (kind) => {
    const { headers } = await answerOf(kind)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
  })

  it.each(every)('rules 43 and 78: is framed by nobody and runs nothing but our own: %s', async (kind) => {
    const { headers } = await answerOf(kind)
    const policy = new Map(
      (headers.get('content-security-policy') ?? '').split('; ').map((each) => [each.split(' ')[0], each]),
    )
    expect(headers.get('x-frame-options')).toBe('DENY')
    for (const name of ['default-src', 'object-src', 'base-uri', 'frame-ancestors'])
      expect(policy.get(name)).toBe(`${name} 'none'`)
    expect(policy.get('script-src') ?? '').toMatch(/^$|^script-src ('self' )?'nonce-[\w+/=]{20,}'$/)
    expect([...policy.values()].join()).not.toContain('unsafe')
  })

  it.each(every)('rule 43: is kept by nobody on the way, but the built files that never change: %s', async (kind) => {
    expect((await answerOf(kind)).headers.get('cache-control')).toBe(keptFiles[kind] ?? 'no-store')
  })

  it.each(every)('rule 85: opens nothing to pages of others, nor says what it runs on: %s', async (kind) => {
    const names = [...(await answerOf(kind)).headers.keys()]
    expect(names.filter((name) => /^access-control-|^server$|^x-powered-by$/.test(name))).toEqual([])
  })
})

it('a script that a browser kept of the portal is used again by operators only', async () => {
  const headers = { 'if-none-match': (await answerOf('a script of operators')).headers.get('etag') ?? '' }
  const again = (who: 'olive' | 'ada' | 'nobody') =>
    world.as(who).send('GET', builtFiles.operator, undefined, { headers })
  expect(await again('olive')).toMatchObject({ status: 304 })
  const other = { headers: { 'if-none-match': 'W/"other.js"' } }
  expect(await world.as('olive').send('GET', builtFiles.operator, undefined, other)).toMatchObject({ status: 200 })
  for (const who of ['ada', 'nobody'] as const) expect((await again(who)).status).toBe(302)
})

it('rules 87 and 88: a failure of ours is told by its code and the number of the request alone', async () => {
  const { status, headers, body } = await answerOf('a failure of ours')
  expect([status, headers.get('content-type')]).toEqual([500, 'application/problem+json'])
  expect(body).toEqual({
    type: 'urn:tenantry:problem:internal',
    title: expect.any(String),
    status: 500,
    code: 'internal',
    requestId: headers.get('x-request-id'),
  })
  expect(await world.as('ada').get('/api/auth/me')).toMatchObject({ status: 200 })
})

it('rule 86: over https a browser comes back by https only', async () => {
  const kit = await openSignInKit()
  for (const path of ['auth/me', 'no-such-address', '../sign-in'])
    expect((await kit.ask(path, undefined, { method: 'GET' })).headers.get('strict-transport-security')).toBe(
      'max-age=31536000; includeSubDomains',
    )
  await kit.close()
})
