import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/operator-users.ts'
import { openStage, type Person, type Stage } from '#tests/stage.ts'
import { operatorTenantRoutes } from '../operator-tenants/routes.ts'
import { operatorUserRoutes } from './routes.ts'

let stage: Stage
let operator: Person
let person: Person
beforeAll(async () => {
  stage = await openStage([...operatorUserRoutes, ...operatorTenantRoutes])
  operator = await stage.person('Operator', { isSuperAdmin: true })
  person = await stage.person('Person')
  for (const slug of ['north', 'south', 'west', 'gone']) {
    await stage.sql('insert into tenantry.tenants (id, slug, name) values ($1, $2, initcap($2))', [`ten_${slug}`, slug])
  }
  await join('ten_north', 'rol_viewer', 'active', '2026-01-02')
  await join('ten_south', 'rol_tenant_admin', 'suspended', '2026-01-03')
  await join('ten_west', 'rol_manager', 'active', '2026-01-04')
  await join('ten_gone', 'rol_viewer', 'removed', '2026-01-05')
  await stage.sql(`
    insert into tenantry.groups (tenant_id, id, name) values ('ten_north', 'grp_crew', 'Crew');
    insert into tenantry.group_members (tenant_id, group_id, membership_id) values ('ten_north', 'grp_crew', 'mem_ten_north');
    insert into tenantry.group_roles (tenant_id, group_id, role_scope, role_id) values ('ten_north', 'grp_crew', '', 'rol_finance')`)
})
afterAll(() => stage.close())

async function join(tenant: string, role: string, status: string, lastActiveAt: string) {
  await stage.sql(
    `insert into tenantry.memberships (tenant_id, id, user_id, status, email, last_active_at) values ($1, $2, $3, $4, $5, $6)`,
    [tenant, `mem_${tenant}`, person.id, status, person.email, lastActiveAt],
  )
  await stage.sql(
    `insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id) values ($1, $2, '', $3)`,
    [tenant, `mem_${tenant}`, role],
  )
}

const get = (userId: string, who: Person | undefined = operator) => stage.call(contract.getUser, who, { userId })

describe('the page of a user', () => {
  it('lists their organizations with roles and rank, those of groups included, and none they were removed from', async () => {
    const { memberships } = await get(person.id)
    expect(
      memberships.map(({ tenant, roles, rank, status }) => [tenant.name, roles.map(({ name }) => name), rank, status]),
    ).toEqual([
      ['South', ['Tenant Admin'], 1000, 'suspended'],
      ['West', ['Manager'], 800, 'active'],
      ['North', ['Finance', 'Viewer'], 500, 'active'],
    ])
    const { items } = await stage.call(contract.listTenantsOfUser, operator, { userId: person.id })
    expect(items).toEqual(memberships)
  })

  it('lists their sessions, the last used first, without anything that opens one', async () => {
    await stage.sql(
      `insert into tenantry.sessions (id, token_hash, user_id, ip_address, user_agent, expires_at, last_used_at) values
         ('ses_phone', 'hash of phone', $1, '192.0.2.9', 'phone', now() + interval '1 day', now() + interval '1 minute'),
         ('ses_over', 'hash of over', $1, null, null, now() - interval '1 day', now()),
         ('ses_idle', 'hash of idle', $1, null, null, now() + interval '1 day', now() - interval '13 hours')`,
      [person.id],
    )
    const { sessions } = await get(person.id)
    expect(sessions).toHaveLength(2)
    expect(sessions[0]).toMatchObject({ id: 'ses_phone', userAgent: 'phone', ipAddress: '192.0.2.9', isCurrent: false })
    expect(JSON.stringify(sessions)).not.toContain('hash')
  })

  it('says which session is the one in use, who one is, and who is the last superadmin', async () => {
    expect(await get(operator.id)).toMatchObject({
      isSelf: true,
      isLastSuperAdmin: true,
      sessions: [{ isCurrent: true }],
    })
    expect(await get(person.id)).toMatchObject({ isSelf: false, isLastSuperAdmin: false })
  })

  it('does not exist for a user who does not, nor for anyone but operators', async () => {
    for (const endpoint of [contract.getUser, contract.listTenantsOfUser]) {
      const missing = stage.call(endpoint, operator, { userId: 'usr_none' })
      await expect(missing).rejects.toMatchObject({ code: 'not_found' })
      await expect(stage.call(endpoint, person, { userId: person.id })).rejects.toMatchObject({ code: 'not_found' })
      await expect(stage.call(endpoint, undefined, { userId: person.id })).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})

describe('the list of users', () => {
  const found = async (values: Record<string, unknown>) =>
    (await stage.call(contract.listUsers, operator, values)).items.map(({ name }) => name)

  it('shows up to three organizations, last used first, and how many there are', async () => {
    const { items } = await stage.call(contract.listUsers, operator, { q: 'person' })
    const [user] = items
    expect(user?.organizationCount).toBe(3)
    expect(user?.organizations.map(({ tenant, rank }) => [tenant.name, rank])).toEqual([
      ['West', 800],
      ['South', 1000],
      ['North', 500],
    ])
  })

  it('narrows down to an organization and to a status', async () => {
    expect(await found({ tenantId: 'ten_north' })).toEqual(['Person'])
    expect(await found({ tenantId: 'ten_gone' })).toEqual([])
    expect(await found({ status: 'disabled' })).toEqual([])
    expect(await found({ status: 'active' })).toHaveLength(2)
  })

  it('sorts by e-mail and by last sign-in, those who never did last, over pages', async () => {
    await stage.sql('update tenantry.users set last_sign_in_at = now() where id = $1', [operator.id])
    for (const [sort, names] of [
      ['email', ['Operator', 'Person']],
      ['-email', ['Person', 'Operator']],
      ['-lastSignInAt', ['Operator', 'Person']],
    ]) {
      const first = await stage.call(contract.listUsers, operator, { sort, limit: '1' })
      const second = await stage.call(contract.listUsers, operator, { sort, limit: '1', cursor: first.nextCursor })
      expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(names)
    }
  })

  it('finds short terms at the beginning of words, and longer ones anywhere', async () => {
    expect(await found({ q: 'pe' })).toEqual(['Person'])
    expect(await found({ q: 'er' })).toEqual([])
    expect(await found({ q: 'erso' })).toEqual(['Person'])
    expect(await found({ q: '_' })).toEqual([])
  })
})
