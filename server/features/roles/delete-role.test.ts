import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Problem } from '#contract/problems.ts'
import * as contract from '#contract/roles.ts'
import { problemResponse } from '#server/http/problem-response.ts'
import { type Member, openTeamStage, type TeamStage } from '#tests/team-stage.ts'
import { roleRoutes } from './routes.ts'

let stage: TeamStage
let admin: Member
let role: string
let other: string
let count = 0
beforeAll(async () => {
  stage = await openTeamStage(roleRoutes)
  admin = await stage.member('Admin', { roles: ['rol_tenant_admin'] })
})
afterAll(() => stage.close())
beforeEach(async () => {
  count++
  role = await stage.role({ name: `Role ${count}`, rank: 300, permissions: ['orders.view', 'orders.manage'] })
  other = await stage.role({ name: `Other ${count}`, rank: 200, permissions: ['orders.view', 'seo.view'] })
})

const remove = (values: Record<string, unknown> = {}, who: Member = admin) =>
  stage.call(contract.deleteRole, who, { id: role, ...values })
const exists = async (id: string) => (await stage.sql('select 1 from tenantry.roles where id = $1', [id])).length === 1

describe('deleting a role', () => {
  it('is done when nobody refers to it, and written down with what it gave', async () => {
    expect(await remove()).toEqual({ done: true })
    expect(await exists(role)).toBe(false)
    expect((await stage.trail())[0]).toMatchObject({
      action: 'role.deleted',
      resource_id: role,
      changes: { name: { old: `Role ${count}` }, permissions: { old: ['orders.manage', 'orders.view'] } },
    })
  })

  it('is not held up by members who were removed', async () => {
    await stage.member(`Gone ${count}`, { roles: [role], status: 'removed' })
    expect(await remove()).toEqual({ done: true })
  })

  it('is refused while anything refers to it, with the counts in words and numbers', async () => {
    await stage.member(`Active ${count}`, { roles: [role] })
    await stage.member(`Suspended ${count}`, { roles: [role], status: 'suspended' })
    await stage.member(`Invited ${count}`, { roles: [role], status: 'pending' })
    await stage.group(`Group ${count}`, [role])
    await stage.role({ name: `Child ${count}`, parentId: role })
    const refusal = await remove().catch((error: unknown) => error)
    expect(refusal).toMatchObject({
      code: 'role_in_use',
      detail: 'In use by 2 members, 1 pending invitation, 1 group, 1 role below it.',
      extensions: { references: { members: 2, invitations: 1, groups: 1, children: 1 } },
    })
    const body = await problemResponse(refusal as Problem, 'req').json()
    expect(body).toMatchObject({ status: 409, code: 'role_in_use', references: { members: 2 } })
    expect(await exists(role)).toBe(true)
  })

  it('moves all that refers to it to another role first', async () => {
    const holder = await stage.member(`Holder ${count}`, { roles: [role] })
    const both = await stage.member(`Both ${count}`, { roles: [role, other] })
    const group = await stage.group(`Group ${count}`, [role])
    const grouped = await stage.member(`Grouped ${count}`, { groups: [group] })
    const child = await stage.role({ name: `Child ${count}`, rank: 100, parentId: role })
    const heir = await stage.member(`Heir ${count}`, { roles: [child] })
    await remove({ moveTo: other })
    expect(await exists(role)).toBe(false)
    for (const member of [holder, both, grouped, heir])
      expect((await stage.standing(member.membershipId)).permissions).toEqual(['orders.view', 'seo.view'])
    const events = await stage.trail(3)
    expect(events.map(({ action }) => action).sort()).toEqual([
      'membership.changed',
      'membership.changed',
      'role.deleted',
    ])
    expect(events.find(({ action }) => action === 'role.deleted')?.changes).toMatchObject({
      movedTo: { new: `Other ${count}` },
      references: { old: { members: 2, groups: 1, children: 1 } },
      effect: { new: { members: 4, gained: { 'seo.view': 3 }, lost: { 'orders.manage': 4 } } },
    })
  })

  it('moves nowhere that inherits from it, nor to what is not there', async () => {
    const child = await stage.role({ name: `Child ${count}`, rank: 100, parentId: role })
    await stage.member(`Holder ${count}`, { roles: [role] })
    await expect(remove({ moveTo: child })).rejects.toMatchObject({ code: 'role_cycle' })
    await expect(remove({ moveTo: role })).rejects.toMatchObject({ code: 'role_cycle' })
    await expect(remove({ moveTo: 'rol_nowhere' })).rejects.toMatchObject({ code: 'not_found' })
    const south = await stage.organization(`south-${count}`)
    await expect(remove({ moveTo: await stage.role({ name: 'Foreign' }, south) })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await exists(role)).toBe(true)
  })

  it('is for those who could give it and what its holders get instead, and not for its holders', async () => {
    const permissions = ['team.roles.manage', 'orders.view', 'orders.manage']
    const managing = await stage.role({ name: `Managing ${count}`, rank: 250, permissions })
    const low = await stage.member(`Low ${count}`, { roles: [managing] })
    await expect(remove({}, low)).rejects.toMatchObject({ code: 'above_own_rank' })
    await stage.sql('update tenantry.roles set rank = 400 where id = $1', [managing])
    await stage.member(`Holder ${count}`, { roles: [role] })
    await expect(remove({ moveTo: other }, low)).rejects.toMatchObject({ code: 'beyond_own_permissions' })
    const holder = await stage.member(`Self ${count}`, { roles: [managing, role] })
    await stage.sql(
      `insert into tenantry.role_permissions (tenant_id, role_id, permission) values ($1, $2, 'seo.view')`,
      [stage.tenantId, managing],
    )
    await expect(remove({ moveTo: other }, holder)).rejects.toMatchObject({ code: 'not_oneself' })
    await expect(remove({ id: 'rol_viewer' })).rejects.toMatchObject({ code: 'role_predefined' })
    await expect(remove({ id: 'rol_nowhere' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await exists(role)).toBe(true)
  })
})

describe('one click in the matrix', () => {
  const toggle = (promise: typeof contract.grantPermission | typeof contract.revokePermission, permission: string) =>
    stage.call(promise, admin, { id: role, permission })

  it('gives a permission, and takes it back', async () => {
    const holder = await stage.member(`Holder ${count}`, { roles: [role] })
    expect(await toggle(contract.grantPermission, 'payouts.view')).toEqual({
      id: role,
      version: 2,
      own: ['orders.manage', 'orders.view', 'payouts.view'],
      members: 1,
    })
    expect((await stage.standing(holder.membershipId)).permissions).toContain('payouts.view')
    expect((await stage.trail())[0]).toMatchObject({
      action: 'role.permission_toggled',
      changes: { 'payouts.view': { old: false, new: true }, effect: { new: { gained: { 'payouts.view': 1 } } } },
    })
    expect(await toggle(contract.revokePermission, 'payouts.view')).toMatchObject({ version: 3, members: 1 })
    expect((await stage.standing(holder.membershipId)).permissions).not.toContain('payouts.view')
  })

  it('changes nothing that is so already', async () => {
    expect(await toggle(contract.grantPermission, 'orders.view')).toMatchObject({ version: 1, members: 0 })
    expect(await toggle(contract.revokePermission, 'payouts.view')).toMatchObject({ version: 1, members: 0 })
  })

  it('takes no unknown permission and no predefined role', async () => {
    await expect(toggle(contract.grantPermission, 'orders.*')).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(
      stage.call(contract.grantPermission, admin, { id: 'rol_viewer', permission: 'orders.manage' }),
    ).rejects.toMatchObject({ code: 'role_predefined' })
  })
})
