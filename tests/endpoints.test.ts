import { afterAll, describe, expect, it } from 'vitest'
import { allowed } from '#tests/attacks/attack.ts'
import { attacks } from '#tests/attacks.ts'
import { membershipOf } from '#tests/cast.ts'
import { requestTo } from '#tests/request-samples.ts'
import { openWorld } from '#tests/world.ts'

// Opened before the tests are collected: which there are depends on the routes.
const world = await openWorld()
afterAll(() => world.close())

const endpoints = world.routes.map(({ endpoint }) => ({ title: `${endpoint.method} ${endpoint.path}`, endpoint }))

describe.each(endpoints)('$title', ({ endpoint }) => {
  for (const { title, attempt } of attacks.filter(({ on }) => on(endpoint)))
    it(title, async () => {
      const before = await world.fingerprint()
      await attempt(world, endpoint)
      expect(await world.fingerprint(), 'a refusal changes nothing').toBe(before)
    })

  if (endpoint.method === 'GET')
    it('reads and leaves everything as it was', async () => {
      const { path } = requestTo(endpoint)
      // That an operator came in is written down; everything else is left alone.
      const withTrail = endpoint.access.scope !== 'operator'
      const before = await world.fingerprint({ withTrail })
      const answer = await world.as(allowed(endpoint)).get(path)
      expect(answer).toMatchObject({ status: 200 })
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(endpoint.output.safeParse(answer.body)).toMatchObject({ success: true })
      expect(await world.fingerprint({ withTrail })).toBe(before)
    })
})

describe('the routes', () => {
  it('are each there once', () => {
    const titles = endpoints.map(({ title }) => title)
    expect(titles).toEqual([...new Set(titles)])
  })

  it('lie under a prefix that says whose they are', () => {
    for (const { title, endpoint } of endpoints) {
      const { scope } = endpoint.access
      expect(endpoint.path.startsWith('/api/super-admin/'), title).toBe(scope === 'operator')
      expect(endpoint.path.startsWith('/api/admin/'), title).toBe(scope === 'tenant')
    }
  })

  it('rule 22: ask for a fresh sign-in where an operator takes something from people, or changes the whole', () => {
    const fresh = endpoints.filter(({ endpoint: { access } }) => access.scope === 'operator' && access.fresh)
    expect(fresh.map(({ title }) => title).sort()).toEqual([
      'DELETE /api/super-admin/memberships/:id',
      'DELETE /api/super-admin/tenants/:tenantId',
      'DELETE /api/super-admin/tenants/:tenantId/team/:id',
      'DELETE /api/super-admin/tenants/:tenantId/team/groups/:id',
      'DELETE /api/super-admin/tenants/:tenantId/team/roles/:id',
      'DELETE /api/super-admin/users/:userId/superadmin',
      'PATCH /api/super-admin/resource-types/:code',
      'PATCH /api/super-admin/settings',
      'PATCH /api/super-admin/tenants/:tenantId/settings/security',
      'PATCH /api/super-admin/users/:userId',
      'POST /api/super-admin/tenants/:tenantId/archive',
      'POST /api/super-admin/tenants/:tenantId/suspend',
      'POST /api/super-admin/tenants/:tenantId/team/bulk',
      'POST /api/super-admin/users/:userId/remove-second-factor',
      'POST /api/super-admin/users/:userId/reset-password',
      'PUT /api/super-admin/users/:userId/superadmin',
    ])
  })

  it('say in the reference which of them ask for a fresh sign-in', async () => {
    const { body } = await world.as('olive').get('/api/openapi.json')
    const operation = body.paths?.['/api/super-admin/tenants/{tenantId}/suspend']?.post
    expect(operation).toMatchObject({
      'x-fresh-sign-in': true,
      description: expect.stringContaining('/api/auth/confirm'),
    })
    expect(operation?.responses?.['403']?.description).toContain('confirm_identity')
    expect(body.paths?.['/api/super-admin/tenants/{tenantId}/restore']?.post?.['x-fresh-sign-in']).toBeUndefined()
  })

  it('rule 91: are described to superadmins in full, to everyone else without the operator’s', async () => {
    const described = async (who: 'olive' | 'ada' | 'nobody') => {
      const { body } = await world.as(who).get('/api/openapi.json')
      return Object.entries(body.paths ?? {}).flatMap(([path, methods]) =>
        Object.keys(methods ?? {}).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
      )
    }
    const beside = ['GET /api/events', 'GET /healthz', 'GET /readyz']
    const open = endpoints.filter(({ endpoint }) => endpoint.access.scope !== 'operator').map(({ title }) => title)
    open.push(...beside)
    expect((await described('olive')).sort()).toEqual(
      [...endpoints.map(({ title }) => title), ...beside, 'GET /api/super-admin/events'].sort(),
    )
    for (const who of ['ada', 'nobody'] as const) expect((await described(who)).sort()).toEqual(open.toSorted())
  })

  it('write a denial down once, also where the work is done in parts', async () => {
    const denials = async () =>
      Number((await world.sql(`select count(*) from tenantry.audit_events where outcome = 'denied'`))[0]?.count)
    await world.sql(`delete from tenantry.rate_limits where key like '%.denied %'`)
    const before = await denials()
    const invite = { emails: ['new@example.com'], roleIds: ['rol_viewer'] }
    expect((await world.as('max').post('/api/admin/team/invites', invite)).status).toBe(403)
    expect(
      (await world.as('max').post('/api/admin/team/bulk', { action: 'suspend', ids: [membershipOf('vic', 'north')] }))
        .status,
    ).toBe(403)
    expect(await denials()).toBe(before + 2)
  })

  it('rule 122: keep what was denied in the trail, with who tried and where', async () => {
    // All that was tried above has filled the hour.
    await world.sql(`delete from tenantry.rate_limits where key like '%.denied %'`)
    await world.as('max').post('/api/admin/team/invites', {})
    await world.as('gus').get('/api/admin/team', { tenant: 'north' })
    await world.as('ada').delete('/api/super-admin/tenants/ten_south', {})
    const lines = await world.sql(
      `select actor_id, tenant_id, action, outcome, resource_name from tenantry.audit_events order by at desc, seq desc limit 3`,
    )
    expect(lines).toEqual([
      {
        actor_id: 'usr_ada',
        tenant_id: null,
        action: 'operator.denied',
        outcome: 'denied',
        resource_name: 'DELETE /api/super-admin/tenants/ten_south',
      },
      {
        actor_id: 'usr_gus',
        tenant_id: null,
        action: 'access.denied',
        outcome: 'denied',
        resource_name: 'GET /api/admin/team',
      },
      {
        actor_id: 'usr_max',
        tenant_id: 'ten_north',
        action: 'access.denied',
        outcome: 'denied',
        resource_name: 'POST /api/admin/team/invites',
      },
    ])
  })
})
