import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as operator from '#contract/operator.ts'
import * as contract from '#contract/roles.ts'
import { type Member, openTeamStage, type TeamStage } from '#tests/team-stage.ts'
import { roleRoutes } from './routes.ts'

const managing = ['team.view', 'team.roles.manage']
let stage: TeamStage
let admin: Member
let holder: Member
let role: string
let child: string
let count = 0
beforeAll(async () => {
  stage = await openTeamStage(roleRoutes)
  admin = await stage.member('Admin', { roles: ['rol_tenant_admin'] })
})
afterAll(() => stage.close())
beforeEach(async () => {
  count++
  role = await stage.role({ name: `Role ${count}`, rank: 300, permissions: ['orders.view', 'orders.manage'] })
  child = await stage.role({ name: `Child ${count}`, rank: 200, permissions: ['seo.view'], parentId: role })
  holder = await stage.member(`Holder ${count}`, { roles: [child] })
  stage.announced.splice(0)
})

const change = (values: Record<string, unknown>, who: Member = admin) =>
  stage.call(contract.changeRole, who, { id: role, ...values })
const preview = (values: Record<string, unknown>, who: Member = admin) =>
  stage.call(contract.previewRole, who, { id: role, ...values })

describe('changing a role', () => {
  it('is in force for everyone below it at once', async () => {
    await change({ permissions: ['orders.view', 'payouts.process'], rank: 400 })
    expect(await stage.standing(holder.membershipId)).toEqual({
      rank: 200,
      permissions: ['orders.view', 'payouts.process', 'seo.view'],
    })
    expect(stage.announced).toEqual([{ type: 'role.changed', tenantId: stage.tenantId }])
  })

  it('writes down old, new and who gained and lost what', async () => {
    await change({
      name: `Renamed ${count}`,
      permissions: ['orders.view', 'payouts.process'],
      parentRoleId: 'rol_support',
    })
    const [event] = await stage.trail()
    expect(event).toMatchObject({ action: 'role.changed', actor_id: admin.id, resource_name: `Renamed ${count}` })
    expect(event?.changes).toEqual({
      name: { old: `Role ${count}`, new: `Renamed ${count}` },
      parent: { old: null, new: 'Support' },
      permissions: { old: ['orders.manage', 'orders.view'], new: ['orders.view', 'payouts.process'] },
      effect: {
        new: {
          members: 1,
          gaining: 1,
          losing: 1,
          invitations: 0,
          gained: expect.objectContaining({ 'payouts.process': 1, 'support.use': 1 }),
          lost: { 'orders.manage': 1 },
          people: [
            {
              names: [expect.any(String)],
              gained: expect.arrayContaining(['payouts.process', 'support.use']),
              lost: ['orders.manage'],
            },
          ],
        },
      },
    })
  })

  it('keeps who granted what stays, and grants what is new in the name of whoever adds it', async () => {
    await stage.sql(`update tenantry.role_permissions set granted_at = '2020-01-01' where role_id = $1`, [role])
    await change({ permissions: ['orders.view', 'team.view'] })
    const rows = await stage.sql(
      `select permission, granted_by, granted_at < '2021-01-01' as is_old from tenantry.role_permissions where role_id = $1 order by 1`,
      [role],
    )
    expect(rows).toEqual([
      { permission: 'orders.view', granted_by: null, is_old: true },
      { permission: 'team.view', granted_by: admin.id, is_old: false },
    ])
  })

  it('does nothing when nothing is different', async () => {
    const same = await change({ permissions: ['orders.manage', 'orders.view'], rank: 300, parentRoleId: null })
    expect(same.version).toBe(1)
    expect(stage.announced).toEqual([])
  })

  it('keeps grants of a resource type that is inactive, out of sight', async () => {
    await stage.sql(`update tenantry.resource_types set is_active = false where code = 'orders'`)
    const changed = await change({ permissions: ['team.view'] })
    expect(changed.own).toEqual(['team.view'])
    await stage.sql(`update tenantry.resource_types set is_active = true where code = 'orders'`)
    const back = await stage.call(contract.getRole, admin, { id: role })
    expect(back.own).toEqual(['orders.manage', 'orders.view', 'team.view'])
  })

  it('refuses a stale version, a predefined role, a missing one and a cycle', async () => {
    await change({ rank: 250 })
    await expect(change({ rank: 260, version: 1 })).rejects.toMatchObject({ code: 'changed_meanwhile' })
    await expect(change({ id: 'rol_viewer', rank: 1 })).rejects.toMatchObject({ code: 'role_predefined' })
    await expect(change({ id: 'rol_nowhere', rank: 1 })).rejects.toMatchObject({ code: 'not_found' })
    await expect(change({ parentRoleId: child })).rejects.toMatchObject({ code: 'role_cycle' })
    await expect(change({ parentRoleId: role })).rejects.toMatchObject({ code: 'role_cycle' })
  })

  it('cannot reach a role of another organization', async () => {
    const south = await stage.organization(`south-${count}`)
    const foreign = await stage.role({ name: 'Foreign' }, south)
    const attempts = [change({ id: foreign, rank: 1 }), change({ parentRoleId: foreign }), preview({ id: foreign })]
    for (const result of await Promise.allSettled(attempts))
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } })
  })
})

describe('who may change a role', () => {
  const editorWith = async (rank: number, permissions: readonly string[], more: readonly string[] = []) => {
    const id = await stage.role({ name: `Editor ${count} ${rank}`, rank, permissions: [...managing, ...permissions] })
    return stage.member(`Editor ${count} ${rank}`, { roles: [id, ...more] })
  }

  it('is nobody who lacks what it gave before, even to take it away', async () => {
    const editor = await editorWith(500, ['orders.view', 'seo.view'])
    await expect(change({ permissions: ['orders.view'] }, editor)).rejects.toMatchObject({
      code: 'beyond_own_permissions',
    })
    await expect(change({ name: 'Harmless' }, editor)).rejects.toMatchObject({ code: 'beyond_own_permissions' })
  })

  it('is nobody whose rank is below it, or who would raise it above their own', async () => {
    const low = await editorWith(299, ['orders.view', 'orders.manage', 'seo.view'])
    await expect(change({ name: 'Harmless' }, low)).rejects.toMatchObject({ code: 'above_own_rank' })
    const high = await editorWith(300, ['orders.view', 'orders.manage', 'seo.view'])
    await expect(change({ rank: 301 }, high)).rejects.toMatchObject({ code: 'above_own_rank' })
    expect(await change({ rank: 299 }, high)).toMatchObject({ rank: 299 })
  })

  it('is nobody who could not give the roles that inherit from it, where those change', async () => {
    const editor = await editorWith(500, ['orders.view', 'orders.manage'])
    await expect(change({ permissions: ['orders.view'] }, editor)).rejects.toMatchObject({
      code: 'beyond_own_permissions',
    })
    expect(await change({ name: `Harmless ${count}` }, editor)).toMatchObject({ name: `Harmless ${count}` })
  })

  it('is nobody whose own rights it would change, up or down; its name they may change', async () => {
    const editor = await editorWith(500, ['orders.view', 'orders.manage', 'seo.view', 'seo.edit'], [role])
    await stage.sql(
      `delete from tenantry.role_permissions where permission = 'orders.manage' and role_id in
         (select role_id from tenantry.membership_roles where membership_id = $1 and role_id <> $2)`,
      [editor.membershipId, role],
    )
    await expect(change({ permissions: ['orders.view'] }, editor)).rejects.toMatchObject({ code: 'not_oneself' })
    expect(await change({ permissions: ['orders.view', 'orders.manage', 'seo.edit'] }, editor)).toMatchObject({
      version: 2,
    })
    expect(await change({ description: 'Mine' }, editor)).toMatchObject({ description: 'Mine' })
  })

  it('is nobody who would change what a member above their rank may do', async () => {
    const editor = await editorWith(500, ['orders.view', 'orders.manage', 'seo.view', 'seo.edit'])
    await stage.member(`Boss ${count}`, { roles: [role, 'rol_manager'] })
    await stage.sql(`delete from tenantry.role_permissions where role_id = $1 and permission = 'orders.view'`, [child])
    expect(await change({ permissions: ['orders.view', 'orders.manage', 'seo.edit'] }, editor)).toMatchObject({
      version: 2,
    })
    const plain = await stage.role({ name: `Plain ${count}`, rank: 800, permissions: ['team.view'] })
    await stage.member(`Plain boss ${count}`, { roles: [role, plain] })
    await expect(change({ permissions: ['orders.view'] }, editor)).rejects.toMatchObject({ code: 'above_own_rank' })
  })

  it('is an operator, who stands above all', async () => {
    const superadmin = await stage.person(`Super ${count}`, { isSuperAdmin: true })
    const values = { tenantId: stage.tenantId, id: role, rank: 1000, permissions: ['treasury.approve'] }
    expect(await stage.call(operator.inTenant.changeRole, superadmin, values)).toMatchObject({ rank: 1000 })
    expect((await stage.trail())[0]).toMatchObject({ action: 'role.changed', actor_id: superadmin.id })
    await expect(
      stage.call(operator.inTenant.changeRole, superadmin, { ...values, id: 'rol_viewer' }),
    ).rejects.toMatchObject({ code: 'role_predefined' })
    await expect(stage.call(operator.inTenant.changeRole, admin, values)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('loses the right to at once, although the door had let them in', async () => {
    const editor = await editorWith(500, ['orders.view', 'orders.manage', 'seo.view'])
    await stage.sql(`update tenantry.memberships set status = 'suspended' where id = $1`, [editor.membershipId])
    await expect(change({ rank: 1 }, editor)).rejects.toMatchObject({ code: 'not_found' })
  })
})
