import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/operator.ts'
import { openStage, type Person, type Stage } from '#tests/stage.ts'
import { operatorTenantRoutes } from './routes.ts'

let stage: Stage
let operator: Person
beforeAll(async () => {
  stage = await openStage(operatorTenantRoutes)
  operator = await stage.person('Operator', { isSuperAdmin: true })
  await stage.sql(`
    insert into tenantry.tenants (id, slug, name, status, created_at) values
      ('ten_1', 'north', 'North', 'active', '2026-01-01'), ('ten_2', 'south', 'south', 'active', '2026-01-02'),
      ('ten_3', 'east', 'East_100%', 'suspended', '2026-01-03'), ('ten_4', 'west', 'Way out', 'deleted', '2026-01-03');
    insert into tenantry.tenant_activity (tenant_id, active_members, last_active_at) values
      ('ten_1', 3, '2026-03-01'), ('ten_2', 12, null), ('ten_3', 0, '2026-04-01')`)
})
afterAll(() => stage.close())

const list = (values: Record<string, unknown> = {}) => stage.call(contract.listTenants, operator, values)
const slugs = async (values: Record<string, unknown>) => (await list(values)).items.map(({ slug }) => slug)

describe('the list of organizations', () => {
  it('tells how each stands, newest first', async () => {
    const { items, nextCursor } = await list()
    expect(items.map(({ slug }) => slug)).toEqual(['west', 'east', 'south', 'north'])
    expect(items[3]).toMatchObject({
      activeMembers: 3,
      pendingInvitations: 0,
      lastActiveAt: '2026-03-01T00:00:00.000Z',
    })
    expect(nextCursor).toBeNull()
  })

  it.each([
    ['createdAt', ['north', 'south', 'east', 'west']],
    ['name', ['east', 'north', 'south', 'west']],
    ['-name', ['west', 'south', 'north', 'east']],
    ['-lastActiveAt', ['east', 'north', 'west', 'south']],
    ['-activeMembers', ['south', 'north', 'west', 'east']],
  ])('sorts by %s, and pages in that order', async (sort, order) => {
    expect(await slugs({ sort })).toEqual(order)
    const first = await list({ sort, limit: '3' })
    const second = await list({ sort, limit: '3', cursor: first.nextCursor })
    expect([...first.items, ...second.items].map(({ slug }) => slug)).toEqual(order)
  })

  it('finds by name or address, whatever the case, and takes no pattern', async () => {
    expect(await slugs({ q: 'ORTH' })).toEqual(['north'])
    expect(await slugs({ q: 'west' })).toEqual(['west'])
    expect(await slugs({ q: '0%' })).toEqual(['east'])
    expect(await slugs({ q: '%' })).toEqual(['east'])
  })

  it('narrows down to a status', async () => {
    expect(await slugs({ status: 'active' })).toEqual(['south', 'north'])
  })

  it('refuses a sorting that is none of its own, and a cursor of another one', async () => {
    await expect(list({ sort: 'portal_theme' })).rejects.toMatchObject({ code: 'invalid_input' })
    const { nextCursor } = await list({ sort: 'name', limit: '1' })
    await expect(list({ sort: '-name', limit: '1', cursor: nextCursor })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })

  it('does not exist for anyone else, whatever the cursor', async () => {
    const stranger = await stage.person('Stranger')
    for (const values of [{}, { cursor: 'nonsense' }, { limit: '0' }]) {
      await expect(stage.call(contract.listTenants, stranger, values)).rejects.toMatchObject({ code: 'not_found' })
      await expect(stage.call(contract.listTenants, undefined, values)).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})

describe('checking an address', () => {
  it.each([
    ['brand-new', true, null, null],
    ['north', false, 'taken', 'north-2'],
    ['west', false, 'taken', 'west-2'],
    ['admin', false, 'reserved', 'admin-2'],
    ['Not Valid', false, 'invalid', 'not-valid'],
    ['ten_1', false, 'reserved', 'ten-1'],
  ])('says of %s whether it is free', async (slug, available, reason, suggestion) => {
    expect(await stage.call(contract.checkSlug, operator, { slug })).toEqual({ slug, available, reason, suggestion })
  })
})
