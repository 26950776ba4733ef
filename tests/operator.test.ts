import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/operator.ts'
import type { PersonName } from '#tests/cast.ts'
import { builtFiles } from '#tests/pages.ts'
import { requestTo } from '#tests/request-samples.ts'
import { adminUrl, lookOf, openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const outsiders: readonly (PersonName | 'nobody')[] = [
  'nobody',
  'ada',
  'max',
  'una',
  'gus',
  'nora',
  'wes',
  'dora',
  'odo',
]
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']

const operatorPages = [
  ...['/admin', '/admin/', '/admin/orgs', '/admin/orgs/new', '/admin/orgs/ten_north', '/admin/orgs/ten_north/members'],
  ...['/admin/users', '/admin/audit', '/admin/ops', '/admin/settings', '/admin/anything', '/admin/organizations'],
  ...['/admin/User', '/org/new', '/super-admin', '/super-admin/tenants', '/admin/index.html', '/admin/operator.html'],
  ...['/operator.html', '/operator/operator.html', '/admin/assets', '/admin/assets/', '/admin/assets/x.js'],
  ...[builtFiles.operator, builtFiles.operator.slice('/admin'.length), `/operator${builtFiles.operator}`],
  ...filesOfTheBuild(),
]
const operatorApi = [
  '/api/super-admin',
  '/api/super-admin/',
  '/api/super-admin/no-such-thing',
  '/api/super-admin/events',
  '/api/super-admin/tenants/',
  '/api/super-admin/tenants/x/y/z',
  '/api/super-admin/users/usr_ada/nothing',
]

/** Addresses of this form were never there: what they answer is what every unknown address answers. */
const unknownPage = () => `/${randomUUID()}/${randomUUID()}`
const unknownApi = () => `/api/${randomUUID()}`

/** Where someone could tell the operator's addresses from addresses that are not there. */
async function differences(paths: readonly string[], unknown: () => string): Promise<string[]> {
  const found: string[] = []
  for (const who of outsiders) {
    for (const method of methods) {
      const body = ['POST', 'PUT', 'DELETE'].includes(method) ? {} : undefined
      const look = async (path: string) => JSON.stringify(lookOf(await world.as(who).send(method, path, body)))
      const expected = await look(unknown())
      for (const path of paths) if ((await look(path)) !== expected) found.push(`${who} ${method} ${path}`)
    }
  }
  return found
}

describe('rule 63: the boundary', { timeout: 60_000 }, () => {
  it('is there for superadmins alone: the pages, their script, the API', async () => {
    const olive = world.as('olive')
    const page = await olive.get('/admin/orgs')
    expect(page).toMatchObject({ status: 200 })
    expect(page.text).toContain(builtFiles.operator)
    expect(await olive.get(builtFiles.operator)).toMatchObject({
      status: 200,
      text: 'console.log("a page of operators")',
    })
    expect(await olive.get('/api/super-admin/tenants')).toMatchObject({ status: 200 })
  })

  it('makes every operator page look like one that does not exist, byte by byte', async () => {
    expect(await differences(operatorPages, unknownPage)).toEqual([])
  })

  it('makes every operator address of the API look like one that does not exist, byte by byte', async () => {
    const paths = world.routes
      .filter(({ endpoint }) => endpoint.access.scope === 'operator')
      .map(({ endpoint }) => requestTo(endpoint).path)
    expect(await differences([...new Set([...operatorApi, ...paths])], unknownApi)).toEqual([])
  })

  it('answers for the portal’s own host as for any other, but to superadmins', async () => {
    const onHost = (path: string, who: PersonName | 'nobody', host: string) =>
      world.as(who).get(path, { headers: { host } })
    const { host } = new URL(adminUrl)
    for (const who of outsiders)
      for (const path of ['/', '/dashboard', '/admin', unknownPage()])
        expect(lookOf(await onHost(path, who, host)), `${who} ${path}`).toEqual(
          lookOf(await onHost(path, who, 'localhost:3000')),
        )
    for (const path of ['/', '/dashboard'])
      for (const asked of [host, host.toUpperCase()])
        expect((await onHost(path, 'olive', asked)).headers.get('location')).toBe('/admin')
  })

  it('serves nothing that the one page of all an operator can ask does not list', () => {
    const { inTenant, ...across } = contract
    const listed: ReadonlySet<unknown> = new Set([...Object.values(across), ...Object.values(inTenant)])
    const served = world.routes.filter(({ endpoint }) => endpoint.access.scope === 'operator')
    expect(served.filter(({ endpoint }) => !listed.has(endpoint)).map(({ endpoint }) => endpoint.path)).toEqual([])
  })

  it('leads people to their pages and nobody anywhere but to the sign-in', async () => {
    for (const who of outsiders) {
      const isSignedIn = !['nobody', 'dora', 'odo'].includes(who)
      const answer = await world.as(who).get('/admin/orgs/new')
      expect(answer).toMatchObject({ status: 302, text: '' })
      expect(answer.headers.get('location')).toBe(isSignedIn ? '/dashboard' : '/sign-in')
    }
  })

  it('keeps the addresses of earlier plans for members, and for members alone', async () => {
    const location = async (who: PersonName, path: string) => (await world.as(who).get(path)).headers.get('location')
    expect(await location('ada', '/admin/north/team')).toBe('/o/north/team')
    expect(await location('ada', '/admin/team/invite')).toBe('/o/north/team/invite')
    expect(await location('ada', '/admin/settings/permissions')).toBe('/o/north/settings/permissions')
    expect(await location('gus', '/admin/north/team')).toBe('/dashboard')
    expect(await location('sam', '/admin/north')).toBe('/dashboard')
  })
})

describe('a check of the boundary', { timeout: 60_000 }, () => {
  it('goes red when the door lets in whoever is signed in', async () => {
    const [door] = await world.sql<{ text: string }>(
      `select pg_get_functiondef('tenantry.enter(text, text, text, text, boolean)'::regprocedure) as text`,
    )
    const text = String(door?.text)
    const broken = text.replace('not e.is_super_admin', 'false')
    expect(broken).not.toBe(text)
    try {
      await world.sql(broken)
      expect(await differences(['/admin/orgs', builtFiles.operator], unknownPage)).toContain('ada GET /admin/orgs')
      expect(await differences(['/api/super-admin/tenants'], unknownApi)).toContain('ada GET /api/super-admin/tenants')
    } finally {
      await world.sql(text)
    }
    expect(await differences(['/admin/orgs', builtFiles.operator], unknownPage)).toEqual([])
  })
})

describe('rule 34: being superadmin', () => {
  const isIn = async (app = world.app) => {
    const [page, api] = [
      await world.as('vic', app).get('/admin'),
      await world.as('vic', app).get('/api/super-admin/users'),
    ]
    expect([page.status, api.status]).toSatisfy(([one, other]) => (one === 200) === (other === 200))
    return api.status === 200
  }
  const change = (method: 'PUT' | 'DELETE') =>
    world.as('olive').send(method, '/api/super-admin/users/usr_vic/superadmin', {})

  it('holds from the very next request on, and no longer than to the next', async () => {
    for (let round = 0; round < 3; round++) {
      expect(await isIn()).toBe(false)
      expect(await change('PUT')).toMatchObject({ status: 200, body: { isSuperAdmin: true } })
      expect(await isIn()).toBe(true)
      expect(await change('DELETE')).toMatchObject({ status: 200, body: { isSuperAdmin: false } })
    }
    expect(await isIn()).toBe(false)
  })

  it('holds and ends on every other server at the same moment', async () => {
    if (world.kind === 'embedded') return
    const another = world.openAnother()
    expect(await isIn(another)).toBe(false)
    await change('PUT')
    expect(await isIn(another)).toBe(true)
    await change('DELETE')
    expect(await isIn(another)).toBe(false)
  })

  it('ends with the person', async () => {
    await change('PUT')
    await world.sql(`update tenantry.users set status = 'disabled' where id = 'usr_vic'`)
    expect(await isIn()).toBe(false)
    await world.sql(`update tenantry.users set status = 'active', is_super_admin = false where id = 'usr_vic'`)
  })

  it('rule 36: asks for the password again after an hour of rest', async () => {
    const rest = (interval: string) =>
      world.sql(`update tenantry.sessions set last_used_at = now() - $1::interval where id = 'ses_olive'`, [interval])
    await rest('61 minutes')
    expect(await world.as('olive').get('/api/super-admin/tenants')).toMatchObject({ status: 401 })
    await rest('0 minutes')
    expect(await world.as('olive').get('/api/super-admin/tenants')).toMatchObject({ status: 200 })
  })
})

describe('rule 32: suspending an organization', () => {
  const move = (action: 'suspend' | 'restore') =>
    world.as('olive').post(`/api/super-admin/tenants/ten_south/${action}`, {})
  const seen = async (app = world.app) => (await world.as('gus', app).get('/api/admin/team')).status

  it('shuts its members out at their next request, on every server, and restoring lets them in again', async () => {
    const apps = world.kind === 'embedded' ? [world.app] : [world.app, world.openAnother()]
    expect(await Promise.all(apps.map(seen))).toEqual(apps.map(() => 200))
    expect(await move('suspend')).toMatchObject({ status: 200, body: { status: 'suspended' } })
    expect(await Promise.all(apps.map(seen))).toEqual(apps.map(() => 403))
    expect(await world.as('gus').get('/api/auth/context/tenants')).toMatchObject({ body: { items: [] } })
    expect(await move('restore')).toMatchObject({ status: 200, body: { status: 'active' } })
    expect(await Promise.all(apps.map(seen))).toEqual(apps.map(() => 200))
  })
})

describe('the trail', () => {
  it('rule 122: has each attempt of someone signed in, page or API, and whose it was', async () => {
    await world.sql(`delete from tenantry.rate_limits where key like '%.denied %'`)
    const [before] = await world.sql<{ seq: string }>(
      `select max(seq) as seq from tenantry.audit_events where tenant_id is null`,
    )
    await world.as('ada').get('/admin/orgs')
    await world.as('ada').get(builtFiles.operator)
    await world.as('ada').post('/api/super-admin/tenants', { name: 'Mine' })
    await world.as('nobody').get('/admin/orgs')
    const lines = await world.sql(
      `select actor_email, action, outcome, resource_name, request_id is not null as has_request from tenantry.audit_events
        where tenant_id is null and seq > $1 order by seq`,
      [before?.seq ?? 0],
    )
    const denied = { actor_email: 'ada@tenantry.test', action: 'operator.denied', outcome: 'denied', has_request: true }
    expect(lines).toEqual([
      { ...denied, resource_name: 'GET /admin/orgs' },
      { ...denied, resource_name: `GET ${builtFiles.operator}` },
      { ...denied, resource_name: 'POST /api/super-admin/tenants' },
    ])
  })

  it('shows an organization what an operator did in it', async () => {
    await world.as('olive').post('/api/super-admin/tenants/ten_north/team/invites', {
      emails: ['guest@example.com'],
      roleIds: ['rol_viewer'],
    })
    const { body } = await world.as('ada').get('/api/admin/audit?action=invitation.created')
    expect(body).toMatchObject({ items: [{ actor: { email: 'olive@tenantry.test' }, tenant: { slug: 'north' } }] })
  })

  it('shows an organization that an operator looked into it, once an hour', async () => {
    for (const path of ['/team', '/team/invites', '/audit']) {
      await world.as('olive').get(`/api/super-admin/tenants/ten_south${path}`)
    }
    const { body } = await world.as('gus').get('/api/admin/audit?action=operator.entered')
    expect(body).toMatchObject({ items: [{ actor: { email: 'olive@tenantry.test' }, resource: { name: 'South' } }] })
    expect(body).toHaveProperty('items.length', 1)
  })

  it('holds, all of it', async () => {
    expect(await world.sql('select * from tenantry.verify_audit()')).toEqual([])
  })
})

/** The operator's files as they were last built, when they were. */
function filesOfTheBuild(): string[] {
  const manifest = 'dist/operator/.vite/manifest.json'
  if (!existsSync(manifest)) return []
  const files = Object.values<{ file: string; isEntry?: boolean }>(JSON.parse(readFileSync(manifest, 'utf8')))
  return files.filter(({ isEntry }) => isEntry).flatMap(({ file }) => [`/admin/${file}`, `/${file}`])
}
