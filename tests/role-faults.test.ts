import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { membershipOf, type PersonName } from '#tests/cast.ts'
import { type Answer, openWorld, type World } from '#tests/world.ts'

// Faults around roles that earlier builds of this plan had, each with the attack that would find it. Others: faults.test.ts.

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Gives a member of North these roles and no others. */
const giveRoles = async (who: PersonName, ...roles: string[]) => {
  await world.sql('delete from tenantry.membership_roles where membership_id = $1 and not (role_id = any ($2))', [
    membershipOf(who, 'north'),
    roles,
  ])
  await world.sql(
    `insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
     select 'ten_north', $1, scope, id from tenantry.roles where id = any ($2) on conflict do nothing`,
    [membershipOf(who, 'north'), roles],
  )
}
const codeOf = ({ body }: Answer) => body.results?.[0]?.code ?? body.code

describe('fault 1: the checker and the display disagree about what a role gives', () => {
  it('what the door lets through is exactly what the person, and the matrix of their role, are shown', async () => {
    const all = (await world.sql<{ code: string }>('select code from tenantry.permissions order by code')).map(
      ({ code }) => code,
    )
    const roles = (
      await world.sql<{ id: string }>(`select id from tenantry.roles where tenant_id is null or id = 'rol_nothing'`)
    ).map(({ id }) => id)
    const { body } = await world.as('ada').get('/api/admin/permissions/matrix')
    const matrix = new Map(
      Object.values(body.roles ?? {}).map((role) => [
        String(role?.id),
        [...Object.values(role?.own ?? {}), ...Object.values(role?.inherited ?? {})].map(String),
      ]),
    )
    for (const role of roles) {
      await giveRoles('max', role)
      const shown = Object.values((await world.as('max').get('/api/auth/me')).body.permissions ?? {}).map(String)
      const [judged] = await world.sql<{ codes: string[] }>(
        `select array(select p from unnest($1::text[]) p
                       where (tenantry.enter((select token_hash from tenantry.sessions where id = 'ses_max'), 'tenant', 'north', p, false)).verdict = 'ok') as codes`,
        [all],
      )
      expect(shown.toSorted(), role).toEqual(judged?.codes.toSorted())
      expect(shown.filter((code) => code.includes('*'))).toEqual([])
      expect(matrix.get(role)?.toSorted(), role).toEqual(shown.toSorted())
    }
    await giveRoles('max', 'rol_nothing')
  })
})

describe('fault 2: a role that inherits hands out more than its editor holds', () => {
  beforeAll(async () => {
    await giveRoles('max', 'rol_manager')
    await world.sql(`
      insert into tenantry.roles (id, tenant_id, name, rank, parent_scope, parent_id) values ('rol_sly', 'ten_north', 'Sly', 10, '', 'rol_tenant_admin');
      insert into tenantry.roles (id, tenant_id, name, rank, parent_scope, parent_id) values ('rol_slyer', 'ten_north', 'Slyer', 10, 'ten_north', 'rol_sly');
      insert into tenantry.groups (tenant_id, id, name) values ('ten_north', 'grp_sly', 'Sly');
      insert into tenantry.group_roles (tenant_id, group_id, role_scope, role_id) values ('ten_north', 'grp_sly', 'ten_north', 'rol_slyer')`)
  })
  afterAll(() => giveRoles('max', 'rol_nothing'))

  it.each(['rol_sly', 'rol_slyer'])(
    '%s, of low rank and with a mighty ancestor, is given by nobody who lacks what it brings',
    async (role) => {
      const before = await world.fingerprint()
      const refused = { status: 403, body: { code: 'beyond_own_permissions' } }
      expect(
        await world.as('max').post('/api/admin/team/invites', { emails: ['x@example.com'], roleIds: [role] }),
      ).toMatchObject(refused)
      expect(
        await world
          .as('max')
          .patch(`/api/admin/team/${membershipOf('vic', 'north')}`, { roleIds: ['rol_viewer', role] }),
      ).toMatchObject(refused)
      expect(await world.fingerprint()).toBe(before)
    },
  )

  it('nor does a group that carries it', async () => {
    const before = await world.fingerprint()
    const [invite, change] = [
      await world
        .as('max')
        .post('/api/admin/team/invites', { emails: ['x@example.com'], roleIds: ['rol_viewer'], groupIds: ['grp_sly'] }),
      await world.as('max').patch(`/api/admin/team/${membershipOf('vic', 'north')}`, { groupIds: ['grp_sly'] }),
    ]
    expect([codeOf(invite), codeOf(change)]).toEqual(['beyond_own_permissions', 'beyond_own_permissions'])
    expect(await world.fingerprint()).toBe(before)
  })
})

describe('fault 2: an editor of roles grants rights they lack', () => {
  beforeAll(async () => {
    await world.sql(`
      insert into tenantry.roles (id, tenant_id, name, rank) values ('rol_editor', 'ten_north', 'Editor', 900), ('rol_plain', 'ten_north', 'Plain', 10);
      insert into tenantry.role_permissions (tenant_id, role_id, permission) values
        ('ten_north', 'rol_editor', 'team.view'), ('ten_north', 'rol_editor', 'team.roles.manage'), ('ten_north', 'rol_editor', 'orders.view')`)
    await giveRoles('max', 'rol_editor')
  })
  afterAll(() => giveRoles('max', 'rol_nothing'))

  it('neither by a new role, nor by changing, ticking, inheriting or copying one', async () => {
    const max = world.as('max')
    const sly = { name: 'Sly one', rank: 10, permissions: [] }
    const roles = '/api/admin/team/roles'
    const before = await world.fingerprint()
    for (const answer of [
      await max.post(roles, { ...sly, permissions: ['payouts.process'] }),
      await max.post(roles, { ...sly, parentRoleId: 'rol_finance' }),
      await max.patch(`${roles}/rol_plain`, { permissions: ['payouts.process'] }),
      await max.patch(`${roles}/rol_plain`, { parentRoleId: 'rol_finance' }),
      await max.put(`${roles}/rol_plain/permissions/payouts.process`, {}),
      await max.post(`${roles}/rol_finance/copy`, { name: 'Sly copy' }),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'beyond_own_permissions' } })
    for (const answer of [
      await max.post(roles, { ...sly, parentRoleId: 'rol_tenant_admin' }),
      await max.patch(`${roles}/rol_plain`, { parentRoleId: 'rol_tenant_admin' }),
      await max.post(`${roles}/rol_tenant_admin/copy`, { name: 'Sly copy' }),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'above_own_rank' } })
    expect(await world.fingerprint()).toBe(before)
  })

  it('nor to themselves, through the role they hold', async () => {
    const before = await world.fingerprint()
    const change = await world.as('max').patch('/api/admin/team/roles/rol_editor', { permissions: [] })
    const tick = await world.as('max').delete('/api/admin/team/roles/rol_editor/permissions/orders.view', {})
    expect([codeOf(change), codeOf(tick)]).toEqual(['not_oneself', 'not_oneself'])
    expect(await world.fingerprint()).toBe(before)
  })

  it('but what they hold they may give', async () => {
    const answer = await world.as('max').put('/api/admin/team/roles/rol_plain/permissions/orders.view', {})
    expect(answer).toMatchObject({ status: 200 })
  })
})

describe('fault 3: someone rises above themselves, or the last admin goes', () => {
  afterEach(() => giveRoles('max', 'rol_nothing'))

  it('rule 54: a manager makes nobody Tenant Admin, touches no Tenant Admin, and changes nothing of their own', async () => {
    await giveRoles('max', 'rol_manager')
    const max = world.as('max')
    const patch = async (who: PersonName, body: object) =>
      codeOf(await max.patch(`/api/admin/team/${membershipOf(who, 'north')}`, body))
    expect(await patch('vic', { roleIds: ['rol_tenant_admin'] })).toBe('above_own_rank')
    expect(await patch('ada', { status: 'suspended' })).toBe('above_own_rank')
    expect(await patch('ada', { roleIds: ['rol_viewer'] })).toBe('above_own_rank')
    expect(await patch('max', { roleIds: ['rol_viewer'] })).toBe('not_oneself')
    expect(codeOf(await max.delete(`/api/admin/team/${membershipOf('ada', 'north')}`, {}))).toBe('above_own_rank')
    const invited = await max.post('/api/admin/team/invites', {
      emails: ['x@example.com'],
      roleIds: ['rol_tenant_admin'],
    })
    expect(codeOf(invited)).toBe('above_own_rank')
  })

  it('the last Tenant Admin who can act is neither demoted nor suspended, made external or removed', async () => {
    const path = `/api/super-admin/tenants/ten_south/team/${membershipOf('gus', 'south')}`
    const una = `/api/super-admin/tenants/ten_south/team/${membershipOf('una', 'south')}`
    expect(await world.as('olive').patch(una, { status: 'suspended' })).toMatchObject({ status: 200 })
    for (const body of [{ roleIds: ['rol_viewer'] }, { status: 'suspended' }, { kind: 'vendor' }])
      expect(await world.as('olive').patch(path, body)).toMatchObject({
        status: 409,
        body: { code: 'last_tenant_admin' },
      })
    expect(await world.as('olive').delete(path, {})).toMatchObject({ status: 409, body: { code: 'last_tenant_admin' } })
    expect(await world.as('olive').patch(una, { status: 'active' })).toMatchObject({ status: 200 })
  })

  it('nor does the last one leave', async () => {
    const leave = () => world.as('ada').post('/api/account/tenants/ten_north/leave', { confirmSlug: 'north' })
    const before = await world.fingerprint()
    expect(await leave()).toMatchObject({ status: 409, body: { code: 'last_tenant_admin' } })
    expect(await world.fingerprint()).toBe(before)
  })

  it('somebody disabled is no Tenant Admin who remains', async () => {
    const path = `/api/super-admin/tenants/ten_north/team/${membershipOf('ada', 'north')}`
    expect(await world.as('olive').delete(path, {})).toMatchObject({ status: 409, body: { code: 'last_tenant_admin' } })
  })
})
