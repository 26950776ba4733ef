import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/matrix.ts'
import { inTenant } from '#contract/operator.ts'
import * as roles from '#contract/roles.ts'
import { type Member, openTeamStage, type TeamStage } from '#tests/team-stage.ts'
import { groupRoutes } from '../groups/routes.ts'
import { roleRoutes } from '../roles/routes.ts'
import { teamRoutes } from '../team/routes.ts'
import { permissionRoutes } from './routes.ts'

let stage: TeamStage
let admin: Member
let member: Member
let parent: string
let child: string
let group: string
beforeAll(async () => {
  stage = await openTeamStage([...permissionRoutes, ...roleRoutes, ...groupRoutes, ...teamRoutes])
  admin = await stage.member('Admin', { roles: ['rol_tenant_admin'] })
  parent = await stage.role({ name: 'Parent', rank: 300 })
  child = await stage.role({ name: 'Child', rank: 200, permissions: ['orders.view'], parentId: parent })
  group = await stage.group('Group', [child])
  member = await stage.member('Member', { roles: ['rol_support'], groups: [group] })
  await stage.call(roles.grantPermission, admin, { id: parent, permission: 'payouts.view' })
})
afterAll(() => stage.close())

const check = (permission: string, who: Member = member) => stage.call(contract.checkPermission, who, { permission })

describe('why somebody holds a permission', () => {
  it('is told as group → role → parent → grant, with who did each and when', async () => {
    const { allowed, via } = await check('payouts.view')
    expect(allowed).toBe(true)
    expect(via).toEqual([
      {
        group: { id: group, name: 'Group', joined: { by: null, at: expect.any(String) } },
        roles: [
          { id: child, name: 'Child', rank: 200, isPredefined: false },
          { id: parent, name: 'Parent', rank: 300, isPredefined: false },
        ],
        assigned: { by: null, at: expect.any(String) },
        granted: { by: { name: 'Admin' }, at: expect.any(String) },
      },
    ])
    expect(Date.parse(via[0]?.granted.at ?? '')).toBeGreaterThan(Date.now() - 60_000)
  })

  it('names every way, the direct one first', async () => {
    const { via } = await check('orders.view')
    expect(
      via.map(({ group: through, roles: chain }) => [through?.name ?? null, chain.map(({ name }) => name)]),
    ).toEqual([
      [null, ['Support']],
      ['Group', ['Child']],
    ])
  })

  it('is nothing where it is not held, or where there is no such permission', async () => {
    for (const permission of ['treasury.approve', 'orders.*', '*', 'orders', '', 'team.fly'])
      expect(await check(permission)).toEqual({ permission, allowed: false, via: [] })
  })

  it('is told of another member to those who see the team, and to an operator', async () => {
    const said = await stage.call(contract.getMemberPermissions, admin, { id: member.membershipId })
    expect(said).toMatchObject({ membershipId: member.membershipId, name: 'Member', status: 'active', rank: 200 })
    expect(said.permissions.map(({ permission }) => permission)).toEqual(
      (await stage.standing(member.membershipId)).permissions,
    )
    const operator = await stage.person('Operator', { isSuperAdmin: true })
    const values = { tenantId: stage.tenantId, id: member.membershipId }
    expect(await stage.call(inTenant.getMemberPermissions, operator, values)).toEqual(said)
  })

  it('is not told of a member of another organization, nor to those who may not see the team', async () => {
    const south = await stage.organization('south')
    const stranger = await stage.member('Stranger', { roles: ['rol_tenant_admin'] }, south)
    const external = await stage.member('External', { roles: ['rol_creator'], kind: 'creator' })
    const ask = (who: Member, id: string) => stage.call(contract.getMemberPermissions, who, { id })
    await expect(ask(stranger, member.membershipId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask(admin, 'mem_nobody')).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask(external, member.membershipId)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the matrix', () => {
  it('shows the active catalogue by category and every role by rank, own and inherited apart', async () => {
    const { categories, roles: columns } = await stage.call(contract.getMatrix, member)
    expect(categories.map(({ category }) => category)).toEqual([
      'TENANT',
      'TEAM',
      'CREATORS',
      'COMMERCE',
      'FINANCE',
      'CONTENT',
      'INTEGRATIONS',
      'ANALYTICS',
      'SUPPORT',
    ])
    const codes = categories.flatMap(({ resourceTypes }) =>
      resourceTypes.flatMap(({ code, actions }) => actions.map((action) => `${code}.${action}`)),
    )
    expect(codes).toHaveLength(40)
    expect(columns[0]).toMatchObject({
      name: 'Tenant Admin',
      isPredefined: true,
      isEditable: false,
      own: [...codes].sort(),
    })
    expect(columns.find(({ id }) => id === child)).toMatchObject({ own: ['orders.view'], inherited: ['payouts.view'] })
    expect(columns.map(({ rank }) => rank)).toEqual(columns.map(({ rank }) => rank).sort((a, b) => b - a))
  })

  it('says which roles the asker may edit', async () => {
    const editable = async (who: Member) =>
      (await stage.call(contract.getMatrix, who)).roles.filter(({ isEditable }) => isEditable).map(({ name }) => name)
    expect(await editable(admin)).toEqual(['Parent', 'Child'])
    expect(await editable(member)).toEqual([])
  })

  it('leaves out what is inactive, for the checker and the display alike (fault 1)', async () => {
    await stage.sql(`update tenantry.resource_types set is_active = false where code = 'payouts'`)
    const { categories, roles: columns } = await stage.call(contract.getMatrix, member)
    expect(JSON.stringify([categories, columns])).not.toContain('payouts')
    expect(await check('payouts.view')).toMatchObject({ allowed: false, via: [] })
    await stage.sql(`update tenantry.resource_types set is_active = true where code = 'payouts'`)
    expect(await check('payouts.view')).toMatchObject({ allowed: true })
  })

  it('has no pattern that would grant what the display does not show (fault 1)', async () => {
    const { roles: columns } = await stage.call(contract.getMatrix, member)
    for (const { own, inherited } of columns) expect([...own, ...inherited].join()).not.toContain('*')
    const mine = columns.filter(({ name }) => name === 'Support' || name === 'Child')
    const shown = [...new Set(mine.flatMap(({ own, inherited }) => [...own, ...inherited]))].sort()
    const said = await stage.call(contract.getMemberPermissions, admin, { id: member.membershipId })
    expect(said.permissions.map(({ permission }) => permission)).toEqual(shown)
  })

  it('stays one round trip', async () => {
    let trips = 0
    const { pool } = stage.database
    const connect = pool.connect.bind(pool)
    pool.connect = (() => {
      trips++
      return connect()
    }) as typeof pool.connect
    await stage.call(contract.getMatrix, member)
    pool.connect = connect
    expect(trips).toBe(1)
  })
})
