import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as matrix from '#contract/matrix.ts'
import * as contract from '#contract/reference-data.ts'
import * as roles from '#contract/roles.ts'
import type { Person } from '#tests/stage.ts'
import { type Member, openTeamStage, type TeamStage } from '#tests/team-stage.ts'
import { permissionRoutes } from '../permissions/routes.ts'
import { roleRoutes } from '../roles/routes.ts'
import { operatorReferenceDataRoutes } from './routes.ts'

let stage: TeamStage
let operator: Person
let admin: Member
let viewer: Member
let custom: string
let count = 0
beforeAll(async () => {
  stage = await openTeamStage([...operatorReferenceDataRoutes, ...permissionRoutes, ...roleRoutes])
  operator = await stage.person('Operator', { isSuperAdmin: true })
  admin = await stage.member('Admin', { roles: ['rol_tenant_admin'] })
  viewer = await stage.member('Viewer', { roles: ['rol_viewer'] })
  custom = await stage.role({ name: 'Custom', rank: 10 })
})
afterAll(() => stage.close())
beforeEach(() => {
  count++
  stage.announced.splice(0)
})

const create = (values: Record<string, unknown> = {}, who: Person | undefined = operator) =>
  stage.call(contract.createResourceType, who, { code: `things_${count}`, label: 'Things', category: 'own', ...values })
const change = (code: string, values: Record<string, unknown>, who: Person | undefined = operator) =>
  stage.call(contract.changeResourceType, who, { code, ...values })
const check = async (who: Member, permission: string) =>
  (await stage.call(matrix.checkPermission, who, { permission })).allowed
const platformTrail = () =>
  stage.sql(
    `select action, actor_id, resource_id, changes from tenantry.audit_events where chain = 'platform' order by seq desc limit 1`,
  )

describe('adding a resource type', () => {
  it('puts it into every matrix at once: Tenant Admin holds it, nobody else does', async () => {
    const code = `things_${count}`
    expect(await create()).toMatchObject({
      code,
      category: 'OWN',
      actions: ['create', 'list', 'read', 'update', 'delete'],
      isActive: true,
      isBuiltin: false,
      isRequired: false,
      roles: 1,
    })
    expect([await check(admin, `${code}.read`), await check(viewer, `${code}.read`)]).toEqual([true, false])
    const { categories, roles: columns } = await stage.call(matrix.getMatrix, viewer)
    expect(categories.at(-1)).toMatchObject({ category: 'OWN' })
    expect(categories.at(-1)?.resourceTypes.map((each) => each.code)).toContain(code)
    const holders = columns.filter(({ own, inherited }) => [...own, ...inherited].includes(`${code}.read`))
    expect(holders.map(({ name }) => name)).toEqual(['Tenant Admin'])
    expect(stage.announced).toEqual([{ type: 'resource_type.created' }])
  })

  it('can be ticked for a custom role by those who hold it', async () => {
    const code = `things_${count}`
    await create({ actions: ['sign'] })
    const ticked = await stage.call(roles.grantPermission, admin, { id: custom, permission: `${code}.sign` })
    expect(ticked.own).toContain(`${code}.sign`)
  })

  it('also grants it to the predefined roles named, and writes that down', async () => {
    const code = `things_${count}`
    await create({ alsoGrantTo: ['rol_viewer'], actions: ['read', 'read', 'sign'] })
    expect(await check(viewer, `${code}.sign`)).toBe(true)
    expect(await platformTrail()).toEqual([
      {
        action: 'resource_type.created',
        actor_id: operator.id,
        resource_id: code,
        changes: {
          code: { new: code },
          label: { new: 'Things' },
          category: { new: 'OWN' },
          actions: { new: ['read', 'sign'] },
          grantedTo: { new: ['Tenant Admin', 'Viewer'] },
        },
      },
    ])
  })

  it('grants it to no custom and no unknown role', async () => {
    for (const role of [custom, 'rol_nowhere'])
      await expect(create({ alsoGrantTo: ['rol_viewer', role] })).rejects.toMatchObject({
        code: 'invalid_input',
        fields: [{ path: 'alsoGrantTo.1' }],
      })
  })

  it.each([
    ['orders', 'Orders'],
    ['ORDERS', 'Orders'],
    ['tenant', 'Organization settings'],
    ['Creators.Badges', 'Creators'],
    ['team.roles', 'Roles'],
  ])('refuses %s, naming the type in the way', async (code, label) => {
    await expect(create({ code })).rejects.toMatchObject({
      code: 'resource_type_taken',
      detail: expect.stringContaining(label),
      fields: [{ path: 'code', code: 'resource_type_taken' }],
    })
  })

  it('refuses a code that an inactive type has', async () => {
    const { code } = await create()
    await change(code, { isActive: false })
    await expect(create({ code: code.toUpperCase() })).rejects.toMatchObject({
      code: 'resource_type_taken',
      detail: expect.stringContaining('inactive'),
    })
  })

  it('lets one of two at once have the code', async () => {
    const results = await Promise.allSettled([create(), create()])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'resource_type_taken' },
    })
  })

  it('does not exist for anyone but a superadmin', async () => {
    for (const who of [admin, viewer, undefined]) {
      await expect(stage.call(contract.createResourceType, who, { code: 'mine' })).rejects.toMatchObject({
        code: 'not_found',
      })
      await expect(stage.call(contract.listResourceTypes, who)).rejects.toMatchObject({ code: 'not_found' })
      await expect(
        stage.call(contract.changeResourceType, who, { code: 'seo', isActive: false }),
      ).rejects.toMatchObject({
        code: 'not_found',
      })
    }
  })
})

describe('changing a resource type', () => {
  it('rule 58: deactivates it for the check, the matrix and new grants, and brings all back', async () => {
    const code = `things_${count}`
    await create({ alsoGrantTo: ['rol_viewer'] })
    expect(await change(code, { isActive: false })).toMatchObject({ isActive: false })
    expect([await check(admin, `${code}.read`), await check(viewer, `${code}.read`)]).toEqual([false, false])
    const { categories } = await stage.call(matrix.getMatrix, viewer)
    expect(JSON.stringify(categories)).not.toContain(code)
    await expect(
      stage.call(roles.grantPermission, admin, { id: custom, permission: `${code}.read` }),
    ).rejects.toMatchObject({ fields: [{ code: 'inactive_permission' }] })
    await change(code, { isActive: true })
    expect([await check(admin, `${code}.read`), await check(viewer, `${code}.read`)]).toEqual([true, true])
    expect(stage.announced.map(({ type }) => type)).toEqual([
      'resource_type.created',
      'resource_type.changed',
      'resource_type.changed',
    ])
  })

  it('changes how it is shown, with old and new written down, and nothing where nothing is different', async () => {
    const { code } = await create()
    const changed = await change(code, { label: 'Renamed', category: 'other', description: 'Why' })
    expect(changed).toMatchObject({ label: 'Renamed', category: 'OTHER', description: 'Why' })
    expect(await platformTrail()).toMatchObject([
      { changes: { label: { old: 'Things', new: 'Renamed' }, category: { old: 'OWN', new: 'OTHER' } } },
    ])
    stage.announced.splice(0)
    await change(code, { label: 'Renamed' })
    expect(stage.announced).toEqual([])
  })

  it('says before and after in the trail whom it concerns: through heirs and groups too, each person once', async () => {
    const { code } = await create({ actions: ['read', 'sign'] })
    const giving = await stage.role({ name: `Giving ${count}`, rank: 10, permissions: [`${code}.read`] })
    const heir = await stage.role({ name: `Heir ${count}`, rank: 10, parentId: giving })
    const group = await stage.group(`Group ${count}`, [giving])
    await stage.member(`Both ${count}`, { roles: [heir], groups: [group] })
    await stage.member(`Suspended ${count}`, { roles: [giving], status: 'suspended' })
    await stage.member(`Removed ${count}`, { roles: [giving], status: 'removed' })
    const south = await stage.organization(`south-${count}`)
    await stage.member(`Elsewhere ${count}`, { roles: ['rol_tenant_admin'] }, south)
    const concerned = { members: 4, organizations: 2, roles: 2 }
    const told = await stage.call(contract.getResourceTypeHolders, operator, { code })
    expect(told).toMatchObject(concerned)
    expect(told.byRole.map(({ name, tenant, members }) => [name, tenant?.name, members])).toEqual([
      ['Tenant Admin', undefined, 2],
      [`Giving ${count}`, 'north', 2],
    ])
    for (const isActive of [false, true]) {
      await change(code, { isActive })
      expect(await platformTrail()).toMatchObject([
        { changes: { isActive: { old: !isActive, new: isActive }, concerned: { new: concerned } } },
      ])
      // The same when it is inactive: this is who gets it back.
      expect(await stage.call(contract.getResourceTypeHolders, operator, { code })).toEqual(told)
    }
    await expect(stage.call(contract.getResourceTypeHolders, operator, { code: 'nothing' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('keeps those active that the platform itself asks for', async () => {
    const { items } = await stage.call(contract.listResourceTypes, operator)
    const required = items.filter(({ isRequired }) => isRequired).map(({ code }) => code)
    expect(required).toEqual(['tenant.settings', 'tenant.billing', 'audit', 'team', 'team.roles'])
    await expect(change('team', { isActive: false })).rejects.toMatchObject({ fields: [{ code: 'required_type' }] })
    expect(await change('attribution', { isActive: false })).toMatchObject({ isActive: false })
    await change('attribution', { isActive: true })
  })

  it('never changes the code, nor takes anything else', async () => {
    await expect(change('seo', { actions: ['fly'] })).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(change('seo', { isBuiltin: false })).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(change('nothing', { label: 'X' })).rejects.toMatchObject({ code: 'not_found' })
  })
})
