import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/roles.ts'
import { type Member, openTeamStage, type TeamStage } from '#tests/team-stage.ts'
import { roleRoutes } from './routes.ts'

let stage: TeamStage
let admin: Member
let editor: Member
let role: string
let child: string
let alex: Member
let robin: Member
beforeAll(async () => {
  stage = await openTeamStage(roleRoutes)
  admin = await stage.member('Admin', { roles: ['rol_tenant_admin'] })
  role = await stage.role({ name: 'Role', rank: 300, permissions: ['orders.view', 'orders.manage'] })
  child = await stage.role({ name: 'Child', rank: 200, permissions: ['seo.view'], parentId: role })
  const managing = {
    name: 'Managing',
    rank: 400,
    permissions: ['team.roles.manage', 'orders.view', 'orders.manage', 'seo.view'],
  }
  editor = await stage.member('Editor', { roles: [await stage.role(managing)] })
  alex = await stage.member('Alex', { roles: [child] })
  robin = await stage.member('Robin', { groups: [await stage.group('Group', [role])], roles: ['rol_finance'] })
  await stage.member('Invited', { roles: [role], status: 'pending' })
  await stage.member('Removed', { roles: [role], status: 'removed' })
})
afterAll(() => stage.close())

const preview = (values: Record<string, unknown>, who: Member = admin) =>
  stage.call(contract.previewRole, who, { id: role, ...values })

/** Everything a role change could touch. */
const contents = () =>
  stage.sql(`
    select (select jsonb_agg(r order by id) from tenantry.roles r) as roles,
           (select jsonb_agg(g order by role_id, permission) from tenantry.role_permissions g) as grants,
           (select count(*) from tenantry.audit_events) as events`)

describe('the preview of a change', () => {
  it('says by name who gains and who loses what, and writes nothing', async () => {
    const before = await contents()
    stage.announced.splice(0)
    const { effect, refusal, permissions } = await preview({
      permissions: ['orders.view', 'payouts.process'],
      rank: 350,
    })
    expect(effect).toEqual({
      members: 2,
      gaining: 1,
      losing: 2,
      invitations: 1,
      permissions: [
        { permission: 'orders.manage', gaining: 0, losing: 2 },
        { permission: 'payouts.process', gaining: 1, losing: 0 },
      ],
      people: [
        expect.objectContaining({
          id: alex.membershipId,
          name: 'Alex',
          gained: ['payouts.process'],
          lost: ['orders.manage'],
        }),
        expect.objectContaining({ id: robin.membershipId, name: 'Robin', gained: [], lost: ['orders.manage'] }),
      ],
    })
    expect(refusal).toBeNull()
    expect(permissions).toEqual(['orders.view', 'payouts.process'])
    expect(await contents()).toEqual(before)
    expect(stage.announced).toEqual([])
  })

  it('foretells what saving then does', async () => {
    const values = { permissions: ['team.view', 'orders.view'], parentRoleId: 'rol_viewer' }
    const { effect } = await preview(values)
    await stage.call(contract.changeRole, admin, { id: role, ...values })
    const [event] = await stage.trail()
    expect(event?.changes.effect).toEqual({
      new: {
        members: effect.members,
        gaining: effect.gaining,
        losing: effect.losing,
        invitations: effect.invitations,
        gained: Object.fromEntries(
          effect.permissions.filter(({ gaining }) => gaining).map((one) => [one.permission, one.gaining]),
        ),
        lost: Object.fromEntries(
          effect.permissions.filter(({ losing }) => losing).map((one) => [one.permission, one.losing]),
        ),
        people: expect.arrayContaining(
          effect.people.map(({ name, gained, lost }) => ({
            names: expect.arrayContaining([name]),
            gained: expect.arrayContaining(gained),
            lost: expect.arrayContaining(lost),
          })),
        ),
      },
    })
    await stage.call(contract.changeRole, admin, {
      id: role,
      permissions: ['orders.view', 'orders.manage'],
      parentRoleId: null,
    })
  })

  it.each([
    ['a rank above one’s own', { rank: 401 }, 'above_own_rank'],
    ['a permission one lacks', { permissions: ['payouts.process'] }, 'beyond_own_permissions'],
    ['a parent one could not give', { parentRoleId: 'rol_tenant_admin' }, 'above_own_rank'],
    ['a name that is taken', { name: 'Child' }, 'role_name_taken'],
    ['the name of a predefined role', { name: 'Viewer' }, 'role_name_taken'],
  ])('says that saving would be refused for %s', async (_, values, code) => {
    expect((await preview(values, editor)).refusal).toMatchObject({ code })
  })

  it('says so of a cycle too, and goes on to work', async () => {
    expect((await preview({ parentRoleId: child })).refusal).toMatchObject({ code: 'role_cycle' })
    expect(await preview({})).toMatchObject({ refusal: null, effect: { members: 0, people: [] } })
  })

  it('names nobody to someone who may not see the team', async () => {
    const { effect } = await preview({ permissions: ['orders.view'] }, editor)
    expect(effect).toMatchObject({ members: 2, losing: 2, people: [] })
  })

  it('is refused for what does not exist or cannot be changed', async () => {
    await expect(preview({ id: 'rol_nowhere' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(preview({ id: 'rol_viewer' })).rejects.toMatchObject({ code: 'role_predefined' })
    await expect(preview({ permissions: ['team.fly'] })).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(preview({ version: 99 })).rejects.toMatchObject({ code: 'changed_meanwhile' })
    await expect(preview({}, alex)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the preview of a new role', () => {
  it('says what it would give and inherit, and writes nothing', async () => {
    const before = await contents()
    const values = { name: 'Fresh', permissions: ['team.view'], parentRoleId: role, rank: 10 }
    expect(await stage.call(contract.previewNewRole, admin, values)).toMatchObject({
      rank: 10,
      permissions: ['orders.manage', 'orders.view', 'team.view'],
      inherited: ['orders.manage', 'orders.view'],
      refusal: null,
      effect: { members: 0 },
    })
    expect(await contents()).toEqual(before)
  })

  it('says why it could not be made', async () => {
    const values = { name: 'Fresh', permissions: [], parentRoleId: 'rol_manager' }
    expect((await stage.call(contract.previewNewRole, editor, values)).refusal?.code).toBe('above_own_rank')
    expect((await stage.call(contract.previewNewRole, admin, { name: 'Role', permissions: [] })).refusal?.code).toBe(
      'role_name_taken',
    )
  })
})
