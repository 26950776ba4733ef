import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as groups from '#contract/groups.ts'
import * as matrix from '#contract/matrix.ts'
import * as reference from '#contract/reference-data.ts'
import * as roles from '#contract/roles.ts'
import * as team from '#contract/team.ts'
import { connect, type Database } from '#database/connection.ts'
import { groupRoutes } from '#server/features/groups/routes.ts'
import { operatorReferenceDataRoutes } from '#server/features/operator-reference-data/routes.ts'
import { permissionRoutes } from '#server/features/permissions/routes.ts'
import { roleRoutes } from '#server/features/roles/routes.ts'
import { teamRoutes } from '#server/features/team/routes.ts'
import type { Person } from '#tests/stage.ts'
import { type Member, openTeamStage, type TeamStage } from '#tests/team-stage.ts'

let stage: TeamStage
let second: Database
let operator: Person
let admin: Member
let other: Member
beforeAll(async () => {
  stage = await openTeamStage([
    ...roleRoutes,
    ...groupRoutes,
    ...teamRoutes,
    ...permissionRoutes,
    ...operatorReferenceDataRoutes,
  ])
  const { connectionString } = stage.database.pool.options
  second = connect({ kind: 'postgres', config: { connectionString } })
  operator = await stage.person('Operator', { isSuperAdmin: true })
  admin = await stage.member('Admin', { roles: ['rol_tenant_admin'] })
  other = await stage.member('Other Admin', { roles: ['rol_tenant_admin'] })
})
afterAll(async () => {
  await second.close()
  await stage.close()
})

/** What another process lets this member do, asked before and after: it keeps nothing in between. */
async function elsewhere(member: Member, permission: string): Promise<boolean> {
  const call = stage.callThrough(second)
  return (await call(matrix.checkPermission, member, { permission })).allowed
}

describe('a change made through one process', () => {
  it('is in force at the next request to another, whatever the change', async () => {
    const parent = await stage.role({ name: 'Parent', rank: 50 })
    const role = await stage.role({ name: 'Role', rank: 50, parentId: parent })
    const group = await stage.group('Group')
    const plain = await stage.role({ name: 'Plain', rank: 1 })
    const member = await stage.member('Member', { roles: [plain], groups: [group] })
    const holds = () => elsewhere(member, 'orders.view')
    const id = member.membershipId
    const steps: [boolean, () => Promise<unknown>][] = [
      [false, () => stage.call(roles.grantPermission, admin, { id: parent, permission: 'orders.view' })],
      [true, () => stage.call(team.changeMember, admin, { id, roleIds: [role] })],
      [false, () => stage.call(roles.changeRole, admin, { id: role, parentRoleId: null })],
      [true, () => stage.call(roles.changeRole, admin, { id: role, permissions: ['orders.view'] })],
      [false, () => stage.call(reference.changeResourceType, operator, { code: 'orders', isActive: false })],
      [true, () => stage.call(reference.changeResourceType, operator, { code: 'orders', isActive: true })],
      [false, () => stage.call(team.changeMember, admin, { id, roleIds: [plain] })],
      [true, () => stage.call(groups.changeGroup, admin, { id: group, roleIds: [role] })],
      [false, () => stage.call(groups.setGroupMembers, admin, { id: group, membershipIds: [] })],
      [true, () => stage.call(groups.setGroupMembers, admin, { id: group, membershipIds: [id] })],
      [false, () => stage.call(groups.deleteGroup, admin, { id: group })],
    ]
    for (const [expected, step] of steps) {
      await step()
      expect(await holds()).toBe(expected)
    }
  })
})

describe('two changes at once', () => {
  it('never give through one what the other took away', async () => {
    for (let round = 0; round < 20; round++) {
      const lending = await stage.role({
        name: `Lending ${round}`,
        rank: 500,
        permissions: ['team.roles.manage', 'payouts.view'],
      })
      const editor = await stage.member(`Editor ${round}`, { roles: [lending] })
      const target = await stage.role({ name: `Target ${round}`, rank: 10 })
      const [taken, given] = await Promise.allSettled([
        stage.call(roles.revokePermission, admin, { id: lending, permission: 'payouts.view' }),
        stage.callThrough(second)(roles.grantPermission, editor, { id: target, permission: 'payouts.view' }),
      ])
      expect(taken.status).toBe('fulfilled')
      const events = await stage.trail(2)
      // Either the editor came first, holding it still, or was refused: never second and successful.
      if (given.status === 'fulfilled') expect(events.map(({ resource_id }) => resource_id)).toEqual([lending, target])
      else expect(given.reason).toMatchObject({ code: 'beyond_own_permissions' })
    }
  })

  it('never close a circle of parents', async () => {
    for (let round = 0; round < 10; round++) {
      const one = await stage.role({ name: `One ${round}`, rank: 10 })
      const two = await stage.role({ name: `Two ${round}`, rank: 10 })
      const results = await Promise.allSettled([
        stage.call(roles.changeRole, admin, { id: one, parentRoleId: two }),
        stage.callThrough(second)(roles.changeRole, other, { id: two, parentRoleId: one }),
      ])
      const refused = results.filter(({ status }) => status === 'rejected')
      expect(refused).toMatchObject([{ reason: { code: 'role_cycle' } }])
    }
  })

  it('on the version both have seen let one through', async () => {
    const role = await stage.role({ name: 'Contested', rank: 10 })
    const results = await Promise.allSettled([
      stage.call(roles.changeRole, admin, { id: role, rank: 11, version: 1 }),
      stage.callThrough(second)(roles.changeRole, other, { id: role, rank: 12, version: 1 }),
    ])
    expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'changed_meanwhile' } },
    ])
  })

  it('never leave a member with a role that was deleted', async () => {
    for (let round = 0; round < 10; round++) {
      const role = await stage.role({ name: `Going ${round}`, rank: 10 })
      const member = await stage.member(`Receiver ${round}`, { roles: ['rol_viewer'] })
      const results = await Promise.allSettled([
        stage.call(roles.deleteRole, admin, { id: role }),
        stage.callThrough(second)(team.changeMember, other, { id: member.membershipId, roleIds: [role] }),
      ])
      const codes = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []))
      expect(['role_in_use', 'not_found']).toContain(codes[0])
      expect(codes).toHaveLength(1)
    }
  })
})
