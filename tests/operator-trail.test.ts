import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { emailOf } from '#tests/cast.ts'
import { lookOf, openWorld, type World } from '#tests/world.ts'

let world: World
let seen = '0'
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  const [last] = await world.sql<{ seq: string }>(`${newest} where chain = 'platform'`)
  seen = last?.seq ?? '0'
})

const newest = 'select coalesce(max(seq), 0) as seq from tenantry.audit_events'
type Line = { actor_email: string; action: string; outcome: string; resource_name: string | null }

/** What the platform's trail got since the test began. */
const lines = () =>
  world.sql<Line>(
    `select actor_email, action, outcome, resource_name from tenantry.audit_events
      where chain = 'platform' and seq > $1 order by seq`,
    [seen],
  )
const namesOf = async () => (await lines()).map(({ resource_name }) => resource_name)

describe('an operator who uses the API alone', () => {
  const entered = { actor_email: emailOf('olive'), action: 'operator.entered', outcome: 'success', resource_name: null }
  const lists = ['/users', '/memberships', '/audit', '/roles']
  const look = async (app = world.app) => {
    for (const list of lists)
      expect(await world.as('olive', app).get(`/api/super-admin${list}`)).toMatchObject({ status: 200 })
  }
  const windows = `update tenantry.rate_limits set window_ends_at = now() - interval '1 second' where key like 'operator entered %'`
  afterEach(() => void vi.restoreAllMocks())

  it('rule 122: is written down as having entered, before the first answer and once an hour', async () => {
    const { body } = await world.as('olive').get('/api/super-admin/audit?action=operator.entered')
    expect(body).toMatchObject({ items: [{ actor: { email: emailOf('olive') } }] })
    await look()
    await world.as('olive').get('/admin/orgs')
    expect(await lines()).toEqual([entered])
  })

  it('is not written down again by another server, nor by one that has forgotten', async () => {
    const inAnHour = Date.now() + 3_601_000
    vi.spyOn(Date, 'now').mockReturnValue(inAnHour)
    await look()
    if (world.kind === 'postgres') await look(world.openAnother())
    expect(await lines()).toEqual([])
  })

  it('is written down again in the next hour', async () => {
    const inTwoHours = Date.now() + 7_202_000
    vi.spyOn(Date, 'now').mockReturnValue(inTwoHours)
    await world.sql(windows)
    await look()
    expect(await lines()).toEqual([entered])
  })

  it('rule 122: is in the organization’s own trail for what they look at there, a preview too', async () => {
    const asked = { name: 'Helper', description: '', rank: 10, permissions: [] }
    const preview = await world.as('olive').post('/api/super-admin/tenants/ten_south/team/roles/preview', asked)
    expect(preview.status, preview.text).toBe(200)
    await world.as('olive').get('/api/super-admin/tenants/ten_south/team')
    const { body } = await world.as('gus').get('/api/admin/audit?action=operator.entered')
    expect(body).toMatchObject({ items: [{ actor: { email: emailOf('olive') }, resource: { name: 'South' } }] })
    expect(body).toHaveProperty('items.length', 1)
  })

  it('is written down for listening, too', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 14_404_000)
    await world.sql(windows)
    expect(await world.as('olive').send('HEAD', '/api/super-admin/events', undefined)).toMatchObject({ status: 200 })
    expect(await lines()).toEqual([entered])
  })
})

describe('the attempt of a member', () => {
  beforeEach(() => world.sql(`delete from tenantry.rate_limits where key like '%.denied %'`))
  const denied = { actor_email: emailOf('ada'), action: 'operator.denied', outcome: 'denied' }
  const attempts = [
    ['GET', '/api/super-admin'],
    ['GET', '/api/super-admin/'],
    ['GET', '/api/super-admin/nothing'],
    ['GET', '/api/super-admin/tenants'],
    ['GET', '/api/super-admin/events'],
    ['HEAD', '/api/super-admin/nothing/at/all'],
    ['OPTIONS', '/api/super-admin/users'],
    ['POST', '/api/super-admin/tenants/x'],
    ['PUT', '/api/super-admin/audit'],
    ['DELETE', '/api/super-admin/nothing'],
    ['POST', '/admin/orgs'],
    ['POST', '/super-admin'],
    ['POST', '/org/new'],
  ] as const

  it('rule 122: is in the trail whether or not there is something at the address', async () => {
    for (const [method, path] of attempts) {
      const body = ['POST', 'PUT', 'DELETE'].includes(method) ? {} : undefined
      const answer = await world.as('ada').send(method, path, body)
      const unknown = await world.as('ada').send(method, '/api/nothing-is-here', body)
      expect(lookOf(answer), `${method} ${path}`).toEqual(lookOf(unknown))
    }
    expect(await lines()).toEqual(attempts.map(([method, path]) => ({ ...denied, resource_name: `${method} ${path}` })))
  })

  it('is none of a superadmin, nor of somebody signed out, nor at an address that only begins alike', async () => {
    for (const who of ['olive', 'nobody'] as const)
      expect(await world.as(who).get('/api/super-admin/nothing')).toMatchObject({ status: 404 })
    await world.as('ada').get('/api/super-administrators')
    await world.as('ada').post('/administrators', {})
    expect((await lines()).filter(({ outcome }) => outcome === 'denied')).toEqual([])
  })

  it('finds the same nothing when the door is broken', async () => {
    await world.sql('alter function tenantry.enter(text, text, text, text, boolean) rename to enter_away')
    const answer = await world.as('ada').get('/api/super-admin/nothing')
    await world.sql('alter function tenantry.enter_away(text, text, text, text, boolean) rename to enter')
    expect(lookOf(answer)).toEqual(lookOf(await world.as('ada').get('/api/nothing-is-here')))
  })

  it('rule 129: to look, by HEAD and OPTIONS too, uses up nothing of what is kept for attempts to change', async () => {
    for (let time = 1; time <= 20; time++) {
      await world.as('ada').send('HEAD', '/api/super-admin/nothing', undefined)
      await world.as('ada').send('OPTIONS', '/api/super-admin/nothing', undefined)
    }
    expect(await lines()).toHaveLength(30)
    await world.as('ada').post('/api/super-admin/tenants', { name: 'Mine' })
    expect((await namesOf()).at(-1)).toBe('POST /api/super-admin/tenants')
    expect(await lines()).toHaveLength(31)
  })
})
