import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/operator-memberships.ts'
import { openStage, type Person, type Stage } from '#tests/stage.ts'
import { operatorMembershipRoutes } from './routes.ts'

let stage: Stage
let operator: Person
let ada: Person
let max: Person
beforeAll(async () => {
  stage = await openStage(operatorMembershipRoutes)
  operator = await stage.person('Operator', { isSuperAdmin: true })
  ada = await stage.person('Ada')
  max = await stage.person('Max')
  await stage.sql(
    `insert into tenantry.tenants (id, slug, name) values ('ten_north', 'north', 'North'), ('ten_south', 'south', 'South')`,
  )
  await join('mem_ada_north', 'ten_north', ada, 'rol_tenant_admin', 'active', 1)
  await join('mem_max_north', 'ten_north', max, 'rol_viewer', 'active', 2)
  await join('mem_ada_south', 'ten_south', ada, 'rol_creator', 'suspended', 3)
  await join('mem_max_south', 'ten_south', max, 'rol_viewer', 'removed', 4)
})
afterAll(() => stage.close())

async function join(id: string, tenant: string, person: Person, role: string, status: string, day: number) {
  await stage.sql(
    `insert into tenantry.memberships (tenant_id, id, user_id, status, email, kind, created_at)
     select $1, $2, $3, $4, $5, r.kind, $7 from tenantry.roles r where r.id = $6`,
    [tenant, id, person.id, status, person.email, role, `2026-01-0${day}`],
  )
  await stage.sql(
    `insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id) values ($1, $2, '', $3)`,
    [tenant, id, role],
  )
}

const list = (values: Record<string, unknown> = {}, who: Person | undefined = operator) =>
  stage.call(contract.listMemberships, who, values)
const ids = async (values: Record<string, unknown>) => (await list(values)).items.map(({ id }) => id)

describe('the list of memberships', () => {
  it('shows who belongs where with what roles, newest first, and nobody who was removed', async () => {
    const { items } = await list()
    expect(
      items.map(({ user, tenant, roles, rank, kind, status }) => [
        user.name,
        tenant.name,
        roles[0]?.name,
        rank,
        kind,
        status,
      ]),
    ).toEqual([
      ['Ada', 'South', 'Creator', 10, 'creator', 'suspended'],
      ['Max', 'North', 'Viewer', 100, 'team', 'active'],
      ['Ada', 'North', 'Tenant Admin', 1000, 'team', 'active'],
    ])
  })

  it('narrows down by person, organization, role, kind and status', async () => {
    expect(await ids({ q: 'max' })).toEqual(['mem_max_north'])
    expect(await ids({ userId: ada.id })).toEqual(['mem_ada_south', 'mem_ada_north'])
    expect(await ids({ tenantId: 'ten_north' })).toEqual(['mem_max_north', 'mem_ada_north'])
    expect(await ids({ roleId: 'rol_viewer' })).toEqual(['mem_max_north'])
    expect(await ids({ kind: 'creator' })).toEqual(['mem_ada_south'])
    expect(await ids({ status: 'removed' })).toEqual(['mem_max_south'])
    expect(await ids({ roleId: 'rol_none' })).toEqual([])
  })

  it('goes on where it ended, in either direction', async () => {
    for (const sort of ['-createdAt', 'createdAt']) {
      const first = await list({ sort, limit: '2' })
      const second = await list({ sort, limit: '2', cursor: first.nextCursor })
      expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null])
    }
  })

  it('does not exist for anyone else', async () => {
    await expect(list({}, ada)).rejects.toMatchObject({ code: 'not_found' })
    await expect(stage.call(contract.listMemberships, undefined)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('changing and removing a membership from outside', () => {
  const change = (id: string, values: Record<string, unknown>, who: Person | undefined = operator) =>
    stage.call(contract.changeMembership, who, { id, ...values })
  const remove = (id: string, who: Person | undefined = operator) => stage.call(contract.removeMembership, who, { id })

  it("is the organization's own change: in its trail, told to its pages, by its rules", async () => {
    stage.announced.splice(0)
    expect(await change('mem_max_north', { roleIds: ['rol_manager'] })).toMatchObject({ status: 'active' })
    const [event] = await stage.sql(
      `select actor_id, action, changes from tenantry.audit_events where chain = 'ten_north' order by seq desc limit 1`,
    )
    expect(event).toEqual({
      actor_id: operator.id,
      action: 'membership.changed',
      changes: { roles: { old: ['Viewer'], new: ['Manager'] } },
    })
    expect(stage.announced).toContainEqual({ type: 'membership.changed', tenantId: 'ten_north', userId: max.id })
  })

  it('fault 3: leaves the last Tenant Admin, by whatever way', async () => {
    const refusal = { code: 'last_tenant_admin' }
    await expect(change('mem_ada_north', { roleIds: ['rol_viewer'] })).rejects.toMatchObject(refusal)
    await expect(change('mem_ada_north', { status: 'suspended' })).rejects.toMatchObject(refusal)
    await expect(remove('mem_ada_north')).rejects.toMatchObject(refusal)
  })

  it('lets everybody else go while the only Tenant Admin is disabled', async () => {
    await stage.sql(`update tenantry.users set status = 'disabled' where id = $1`, [ada.id])
    expect(await change('mem_max_north', { status: 'suspended' })).toMatchObject({ status: 'suspended' })
    await expect(remove('mem_ada_north')).rejects.toMatchObject({ code: 'last_tenant_admin' })
    await change('mem_max_north', { status: 'active' })
    await stage.sql(`update tenantry.users set status = 'active' where id = $1`, [ada.id])
    await stage.sql(
      `insert into tenantry.sessions (token_hash, user_id, expires_at) values ($1, $2, now() + interval '1 day')`,
      [ada.tokenHash, ada.id],
    )
  })

  it('suspends, restores and removes, and finds nobody removed', async () => {
    await change('mem_max_north', { status: 'suspended' })
    expect(await change('mem_max_north', { status: 'active' })).toMatchObject({ status: 'active' })
    expect(await remove('mem_max_north')).toEqual({ done: true })
    await expect(remove('mem_max_north')).rejects.toMatchObject({ code: 'not_found' })
    await expect(change('mem_none', { status: 'active' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('rule 49: takes no tenant, person or rank flag, and exists for operators only', async () => {
    for (const surprise of [{ tenantId: 'ten_south' }, { userId: max.id }, { isSuperAdmin: true }]) {
      await expect(change('mem_ada_north', surprise)).rejects.toMatchObject({ code: 'invalid_input' })
    }
    await expect(change('mem_ada_south', { status: 'active' }, ada)).rejects.toMatchObject({ code: 'not_found' })
    await expect(remove('mem_ada_south', ada)).rejects.toMatchObject({ code: 'not_found' })
  })
})
