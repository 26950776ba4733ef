import { once } from 'node:events'
import type { Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtFiles } from '#tests/pages.ts'
import { openWorld, type World } from '#tests/world.ts'

let world: World
let server: Server
beforeAll(async () => {
  world = await openWorld()
  server = createAdaptorServer({ fetch: world.app.fetch }) as Server
  await once(server.listen(0, '127.0.0.1'), 'listening')
})
afterAll(async () => {
  server.close()
  await world.close()
})

/** Sends the path exactly as it is spelled: clients, and `URL`, would straighten it. */
async function ask(path: string, who: 'ada' | 'olive' | 'nobody', headers: readonly string[] = []) {
  const { port } = server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  const cookie = who === 'nobody' ? [] : [`Cookie: ${world.cookieOf(`session-of-${who}`)}`]
  const lines = [`GET ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...cookie, ...headers]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  let text = ''
  for await (const chunk of socket.setEncoding('utf8')) text += chunk
  return { status: Number(/^HTTP\/1.1 (\d+)/.exec(text)?.[1]), text }
}

/** The spellings that routers, proxies and servers have read differently. */
const spellings = (path: string): string[] => {
  const [first = '', second = '', ...rest] = path.slice(1).split('/')
  const tail = rest.length ? `/${rest.join('/')}` : ''
  return [
    ...[
      `/${path}`,
      `//localhost${path}`,
      `/${first}//${second}${tail}`,
      `${path}//`,
      `${path}/`,
      `/.${path}`,
      `/..${path}`,
    ],
    ...[
      `/x/..${path}`,
      `/sign-in/..${path}`,
      `/${first}/./${second}${tail}`,
      `/assets/..${path}`,
      `/api/auth/../..${path}`,
    ],
    ...[
      `/..;${path}`,
      `/${first};x/${second}${tail}`,
      `/${first}/..;/${first}/${second}${tail}`,
      `${path};.js`,
      `${path};/auth/`,
    ],
    ...[
      `/${first}%2f${second}${tail}`,
      `/%2f${path}`,
      `/${first}%5c${second}${tail}`,
      `/x/%2e%2e${path}`,
      `/x/..%2f${path.slice(1)}`,
    ],
    ...[
      `/${first}\\${second}${tail}`,
      `\\${path}`,
      `/x\\..${path}`,
      `${path}%00`,
      `${path}%00.js`,
      `${path}%20`,
      `${path}.`,
    ],
    ...[`${path}..`, `${path}.json`, `${path}.html`, `/${first.toUpperCase()}/${second}${tail}`, path.toUpperCase()],
    ...[
      `/%${first.charCodeAt(0).toString(16)}${first.slice(1)}/${second}${tail}`,
      `/${first}/%${second.charCodeAt(0).toString(16)}${second.slice(1)}${tail}`,
    ],
    ...[
      `${path}?/api/auth/`,
      `${path}?x=/sign-in`,
      `${path}#/sign-in`,
      `http://localhost${path}`,
      `http://evil.example${path}`,
    ],
    ...[
      `/%252e%252e${path}`,
      `/${first}%c0%af${second}${tail}`,
      `/%E0%A4%A${path}`,
      `/api/auth${path}`,
      `${path}/api/auth/sign-in/email`,
    ],
  ]
}

const misleading = [
  'x-original-url',
  'x-rewrite-url',
  'x-forwarded-path',
  'x-forwarded-prefix',
  'x-forwarded-uri',
  'x-invoke-path',
]

describe('rule 46: no spelling of a path opens', () => {
  it.each(['/admin/orgs', '/admin/orgs/new', builtFiles.operator])('the page %s to a member', async (path) => {
    for (const spelling of spellings(path)) {
      const { status, text } = await ask(spelling, 'ada')
      expect([302, 400, 404], spelling).toContain(status)
      expect(text, spelling).not.toMatch(/operator-8e1d7a30|a page of operators/)
    }
  })

  it.each(['/api/super-admin/tenants', '/api/super-admin/users'])('%s to a member', async (path) => {
    for (const spelling of spellings(path)) {
      const { status, text } = await ask(spelling, 'ada')
      expect([302, 400, 404], spelling).toContain(status)
      expect(text, spelling).not.toMatch(/ten_south|usr_gus/)
    }
  })

  it.each(['/api/admin/team', '/api/auth/context/tenants'])('%s to somebody signed out', async (path) => {
    for (const spelling of spellings(path)) {
      const { status, text } = await ask(spelling, 'nobody', ['X-Tenant: north'])
      expect([302, 400, 401, 404], spelling).toContain(status)
      expect(text, spelling).not.toMatch(/ten_north|usr_ada|@tenantry.test/)
    }
  })

  it('what a header says the path was', async () => {
    for (const name of misleading) {
      const { status, text } = await ask('/api/no-such-address', 'olive', [`${name}: /api/super-admin/tenants`])
      expect(status, name).toBe(404)
      expect(text, name).not.toContain('ten_south')
      expect(
        (await ask('/admin/orgs', 'ada', [`${name}: /sign-in`, 'x-middleware-subrequest: middleware'])).status,
      ).toBe(302)
    }
  })
})

it('rule 46: a crooked path of the API is refused to superadmins, too', async () => {
  for (const path of [
    '/api//super-admin/tenants',
    '/api/super-admin%2ftenants',
    '/api/super-admin;x/tenants',
    '/api/x/%2e%2e/super-admin/tenants',
  ])
    expect((await ask(path, 'olive')).status, path).toBe(404)
  expect((await ask('/api/super-admin/tenants', 'olive')).status).toBe(200)
})

it('rule 46: no file outside the built pages is sent', async () => {
  for (const path of [
    ...[
      '/assets/../operator/operator.html',
      '/assets/..%2foperator%2foperator.html',
      '/assets/%2e%2e/operator/operator.html',
    ],
    ...[
      '/assets/....//operator/operator.html',
      '/assets/..\\operator\\operator.html',
      '/assets//etc/passwd',
      '/assets/%00',
    ],
    ...[
      '/assets/../../../../../../etc/passwd',
      '/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd',
      '/main.html',
      '/web/main.html',
    ],
  ]) {
    const { status, text } = await ask(path, 'nobody')
    expect([302, 400, 404], path).toContain(status)
    expect(text, path).not.toMatch(/root:|operator-8e1d7a30/)
  }
})
