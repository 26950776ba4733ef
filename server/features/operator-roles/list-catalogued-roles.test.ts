import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listCataloguedRoles } from '#contract/reference-data.ts'
import type { Person } from '#tests/stage.ts'
import { type Member, openTeamStage, type TeamStage } from '#tests/team-stage.ts'
import { operatorRoleRoutes } from './routes.ts'

let stage: TeamStage
let operator: Person
let admin: Member
let south: string
let northern: string
beforeAll(async () => {
  stage = await openTeamStage(operatorRoleRoutes)
  operator = await stage.person('Operator', { isSuperAdmin: true })
  south = await stage.organization('south')
  admin = await stage.member('Admin', { roles: ['rol_tenant_admin'] })
  await stage.member('Southern Admin', { roles: ['rol_tenant_admin'] }, south)
  await stage.member('Invited', { roles: ['rol_tenant_admin'], status: 'pending' })
  await stage.member('Removed', { roles: ['rol_tenant_admin'], status: 'removed' })
  northern = await stage.role({ name: 'Northern', rank: 450, permissions: ['orders.manage'], parentId: 'rol_support' })
  await stage.role({ name: 'Southern', rank: 150, parentId: 'rol_support' }, south)
  await stage.role({ name: 'Below', rank: 5, parentId: northern })
  await stage.group('Group', [northern])
})
afterAll(() => stage.close())

const list = async (values: Record<string, unknown> = {}) =>
  (await stage.call(listCataloguedRoles, operator, { limit: '100', ...values })).items
const named = async (name: string) => (await list()).find((role) => role.name === name)

describe('the catalogue of roles', () => {
  it('is ordered by rank, predefined and custom ones of every organization together', async () => {
    const items = await list()
    expect(items).toHaveLength(13)
    expect(items.map(({ rank }) => rank)).toEqual(items.map(({ rank }) => rank).sort((a, b) => b - a))
  })

  it('counts what refers to a role across organizations', async () => {
    expect(await named('Tenant Admin')).toMatchObject({
      isPredefined: true,
      tenant: null,
      tenants: 2,
      references: { members: 2, invitations: 1, groups: 0, children: 0 },
      ownPermissions: 40,
      permissions: 40,
    })
  })

  it('draws parents and children, each with its organization', async () => {
    const support = await named('Support')
    expect(support?.references.children).toBe(2)
    expect(support?.children.map(({ name, tenant }) => [name, tenant?.name])).toEqual([
      ['Northern', 'north'],
      ['Southern', 'south'],
    ])
    expect(await named('Northern')).toMatchObject({
      tenant: { id: stage.tenantId, name: 'north', slug: 'north' },
      parent: { id: 'rol_support', name: 'Support', isPredefined: true },
      references: { members: 0, groups: 1, children: 1 },
      ownPermissions: 1,
      permissions: 11,
    })
  })

  it('narrows down by word, kind and organization, and goes on where it ended', async () => {
    expect((await list({ q: 'northern' })).map(({ name }) => name)).toEqual(['Northern'])
    expect(await list({ predefined: 'true' })).toHaveLength(10)
    expect((await list({ predefined: 'false', tenantId: south })).map(({ name }) => name)).toEqual(['Southern'])
    const first = await stage.call(listCataloguedRoles, operator, { limit: '7' })
    const second = await stage.call(listCataloguedRoles, operator, { limit: '7', cursor: first.nextCursor })
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(13)
    expect(second.nextCursor).toBeNull()
  })

  it('does not exist for anyone else', async () => {
    await expect(stage.call(listCataloguedRoles, admin)).rejects.toMatchObject({ code: 'not_found' })
    await expect(stage.call(listCataloguedRoles, undefined)).rejects.toMatchObject({ code: 'not_found' })
  })
})
