import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/roles.ts'
import { type Member, openTeamStage, type TeamStage } from '#tests/team-stage.ts'
import { roleRoutes } from './routes.ts'

let stage: TeamStage
let admin: Member
let editor: Member
let viewer: Member
let stranger: Member
beforeAll(async () => {
  stage = await openTeamStage(roleRoutes)
  admin = await stage.member('Admin', { roles: ['rol_tenant_admin'] })
  const editing = await stage.role({
    name: 'Editing',
    rank: 500,
    permissions: ['team.view', 'team.roles.manage', 'orders.view', 'orders.manage'],
  })
  editor = await stage.member('Editor', { roles: [editing] })
  viewer = await stage.member('Viewer', { roles: ['rol_viewer'] })
  const south = await stage.organization('south')
  stranger = await stage.member('Stranger', { roles: ['rol_tenant_admin'] }, south)
  await stage.role({ name: 'Southern' }, south)
})
afterAll(() => stage.close())

const create = (who: Member, values: Record<string, unknown>, more = {}) =>
  stage.call(contract.createRole, who, { permissions: [], ...values }, more)

describe('creating a role', () => {
  it('makes one that can be held at once, with what it inherits told apart', async () => {
    const made = await create(admin, {
      name: 'Buyer',
      description: 'Buys',
      rank: 300,
      permissions: ['orders.manage', 'orders.view'],
      parentRoleId: 'rol_support',
    })
    expect(made).toMatchObject({ name: 'Buyer', rank: 300, isPredefined: false, isGivable: true, isEditable: true })
    expect(made).toMatchObject({ own: ['orders.manage', 'orders.view'], version: 1, kind: 'team', isHeld: false })
    expect(made.ancestors.map(({ id }) => id)).toEqual(['rol_support'])
    expect(made.parent).toMatchObject({ id: 'rol_support', name: 'Support', isPredefined: true })
    expect(made.inherited).toContainEqual({
      permission: 'support.use',
      from: { id: 'rol_support', name: 'Support', rank: 200, isPredefined: true },
    })
    expect(made.references).toEqual({ members: 0, invitations: 0, groups: 0, children: 0 })
    expect(await stage.call(contract.getRole, viewer, { id: made.id })).toMatchObject({
      name: 'Buyer',
      isEditable: false,
    })
  })

  it('is written down with what it gives, and told to open pages', async () => {
    stage.announced.splice(0)
    const made = await create(admin, {
      name: 'Written',
      rank: 5,
      permissions: ['orders.view'],
      parentRoleId: 'rol_viewer',
    })
    expect(await stage.trail()).toEqual([
      {
        action: 'role.created',
        actor_id: admin.id,
        resource_id: made.id,
        resource_name: 'Written',
        changes: {
          name: { new: 'Written' },
          rank: { new: 5 },
          parent: { new: 'Viewer' },
          permissions: { new: ['orders.view'] },
        },
      },
    ])
    expect(stage.announced).toEqual([{ type: 'role.changed', tenantId: stage.tenantId }])
  })

  it('ranks it 100 unless stated, or as high as its maker where that is lower', async () => {
    expect(await create(admin, { name: 'Usual' })).toMatchObject({ rank: 100 })
    const low = await stage.role({ name: 'Low', rank: 20, permissions: ['team.roles.manage'] })
    const maker = await stage.member('Low Maker', { roles: [low] })
    expect(await create(maker, { name: 'Lower' })).toMatchObject({ rank: 20 })
  })

  it('answers a repeated request with its first answer', async () => {
    const first = await create(admin, { name: 'Once' }, { idempotencyKey: 'role-once' })
    expect(await create(admin, { name: 'Once' }, { idempotencyKey: 'role-once' })).toEqual(first)
  })

  it.each([
    ['a name that is taken, whatever the case', { name: 'EDITING' }, 'role_name_taken'],
    ['the name of a predefined role', { name: 'tenant admin' }, 'role_name_taken'],
    ['a parent that is none', { name: 'Orphan', parentRoleId: 'rol_nowhere' }, 'not_found'],
    ['an unknown permission', { name: 'Unknown', permissions: ['orders.view', 'orders.fly'] }, 'invalid_input'],
    ['a pattern', { name: 'Pattern', permissions: ['orders.*'] }, 'invalid_input'],
    ['a rank above all', { name: 'High', rank: 1001 }, 'invalid_input'],
    ['no name', { name: '  ' }, 'invalid_input'],
    ['a word about predefined', { name: 'Sneaky', isPredefined: true }, 'invalid_input'],
    ['a word about the tenant', { name: 'Sneaky', tenantId: 'ten_other' }, 'invalid_input'],
  ])('refuses %s', async (_, values, code) => {
    await expect(create(admin, values)).rejects.toMatchObject({ code })
  })

  it('names the permission that is unknown or not in use', async () => {
    await stage.sql(`update tenantry.resource_types set is_active = false where code = 'seo'`)
    await expect(create(admin, { name: 'Both', permissions: ['seo.view', 'team.fly'] })).rejects.toMatchObject({
      fields: [
        { path: 'permissions.0', code: 'inactive_permission' },
        { path: 'permissions.1', code: 'unknown_permission' },
      ],
    })
    await stage.sql(`update tenantry.resource_types set is_active = true where code = 'seo'`)
  })

  it('does not find the parent of another organization', async () => {
    const [southern] = await stage.sql<{ id: string }>(`select id from tenantry.roles where name = 'Southern'`)
    await expect(create(admin, { name: 'Thief', parentRoleId: southern?.id })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(stage.call(contract.getRole, admin, { id: southern?.id })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('refuses a ninth level', async () => {
    let parentRoleId: string | undefined
    for (let level = 1; level <= 8; level++)
      parentRoleId = (await create(admin, { name: `Level ${level}`, parentRoleId })).id
    await expect(create(admin, { name: 'Level 9', parentRoleId })).rejects.toMatchObject({ code: 'role_too_deep' })
  })

  it('is for those who may, and leaves nothing when refused', async () => {
    const before = await stage.sql('select count(*) from tenantry.roles')
    await expect(create(viewer, { name: 'Mine' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(create(editor, { name: 'Mine', rank: 501 })).rejects.toMatchObject({ code: 'above_own_rank' })
    await expect(create(editor, { name: 'Mine', permissions: ['payouts.view'] })).rejects.toMatchObject({
      code: 'beyond_own_permissions',
      detail: 'The role Mine gives payouts.view, which you do not hold.',
    })
    expect(await stage.sql('select count(*) from tenantry.roles')).toEqual(before)
  })

  it('refuses to let anyone but a Tenant Admin inherit from Tenant Admin (fault 2)', async () => {
    const attempt = { name: 'Everything', rank: 1, parentRoleId: 'rol_tenant_admin' }
    await expect(create(editor, attempt)).rejects.toMatchObject({ code: 'above_own_rank' })
    expect(await create(admin, attempt)).toMatchObject({ rank: 1 })
  })
})

describe('copying a role', () => {
  it('takes over what it gives by itself, its rank, kind and parent', async () => {
    const copy = await stage.call(contract.copyRole, admin, { id: 'rol_finance', name: 'Own finance' })
    const source = await stage.call(contract.getRole, admin, { id: 'rol_finance' })
    expect(copy).toMatchObject({ name: 'Own finance', rank: 500, isPredefined: false, own: source.own, kind: 'team' })
    expect(await stage.call(contract.copyRole, admin, { id: 'rol_vendor', name: 'Own vendor' })).toMatchObject({
      kind: 'vendor',
    })
  })

  it('is giving what it gives', async () => {
    const copy = (id: string) => stage.call(contract.copyRole, editor, { id, name: 'Copied' })
    await expect(copy('rol_tenant_admin')).rejects.toMatchObject({ code: 'above_own_rank' })
    await expect(copy('rol_finance')).rejects.toMatchObject({ code: 'beyond_own_permissions' })
    await expect(copy('rol_nowhere')).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the list of roles', () => {
  it('is ordered by rank and says what the asker may do with each', async () => {
    const { items } = await stage.call(contract.listRoles, editor)
    expect(items.map(({ rank }) => rank)).toEqual(items.map(({ rank }) => rank).sort((a, b) => b - a))
    const byName = new Map(items.map((item) => [item.name, item]))
    expect(byName.get('Tenant Admin')).toMatchObject({
      members: 1,
      isGivable: false,
      isEditable: false,
      permissions: 40,
    })
    expect(byName.get('Editing')).toMatchObject({ isHeld: true, isGivable: true, isEditable: false, ownPermissions: 4 })
    expect(byName.get('Southern')).toBeUndefined()
    expect((await stage.call(contract.listRoles, stranger)).items.map(({ name }) => name)).toContain('Southern')
  })
})
