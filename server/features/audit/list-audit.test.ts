import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as contract from '#contract/audit.ts'
import { inTenant } from '#contract/operator.ts'
import { openStage, type Person, type Stage } from '#tests/stage.ts'
import { operatorAuditRoutes } from '../operator-audit/routes.ts'
import { auditRoutes } from './routes.ts'

let stage: Stage
let operator: Person
let admin: Person
let viewer: Person
let neighbour: Person
beforeAll(async () => {
  stage = await openStage([...auditRoutes, ...operatorAuditRoutes])
  operator = await stage.person('Operator', { isSuperAdmin: true })
  ;[admin, viewer, neighbour] = [
    await stage.person('Admin'),
    await stage.person('Viewer'),
    await stage.person('Neighbour'),
  ]
  await stage.sql(
    `insert into tenantry.tenants (id, slug, name) values ('ten_here', 'here', 'Here'), ('ten_next', 'next', 'Next')`,
  )
  await join('ten_here', admin, 'rol_tenant_admin')
  await join('ten_here', viewer, 'rol_viewer')
  await join('ten_next', neighbour, 'rol_tenant_admin')
  await stage.sql(
    `insert into tenantry.audit_events (tenant_id, action, actor_id, actor_email, resource_type, resource_id, resource_name, outcome, changes)
     values ('ten_here', 'tenant.created', $1, 'operator@tenantry.test', 'tenant', 'ten_here', 'Here', 'success', '{"name":{"new":"Here"}}'),
            (null, 'superadmin.granted', $1, 'operator@tenantry.test', 'user', 'usr_x', 'x@tenantry.test', 'success', '{}'),
            ('ten_here', 'invitation.created', $2, 'admin@tenantry.test', 'invitation', 'inv_1', 'Guest@Here.test', 'success', '{}'),
            ('ten_next', 'invitation.created', $3, 'neighbour@tenantry.test', 'invitation', 'inv_2', 'secret@next.test', 'success', '{}'),
            ('ten_here', 'invitation.revoked', $2, 'admin@tenantry.test', 'invitation', 'inv_1', 'Guest@Here.test', 'success', '{}'),
            ('ten_here', 'access.denied', $4, 'viewer@tenantry.test', 'address', null, 'GET /api/admin/audit', 'denied', '{"odd":1}')`,
    [operator.id, admin.id, neighbour.id, viewer.id],
  )
})
afterAll(() => stage.close())

async function join(tenantId: string, person: Person, roleId: string) {
  const id = `mem_${person.id}`
  await stage.sql(
    `insert into tenantry.memberships (tenant_id, id, user_id, status, email) values ($1, $2, $3, 'active', $4)`,
    [tenantId, id, person.id, person.email],
  )
  await stage.sql(
    `insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id) values ($1, $2, '', $3)`,
    [tenantId, id, roleId],
  )
}

const list = (values: Record<string, unknown> = {}, who = admin, tenant = 'here') =>
  stage.call(contract.listAudit, who, values, { tenant })
const whole = (values: Record<string, unknown> = {}) => stage.call(contract.listWholeAudit, operator, values)
const actions = async (answer: Promise<{ items: { action: string }[] }>) =>
  (await answer).items.map(({ action }) => action)

describe("an organization's trail", () => {
  it('shows its own events newest first, what operators did included', async () => {
    const { items } = await list()
    expect(items.map(({ action }) => action)).toEqual([
      'access.denied',
      'invitation.revoked',
      'invitation.created',
      'tenant.created',
    ])
    expect(items[3]).toMatchObject({
      actor: { id: operator.id, email: 'operator@tenantry.test', name: null },
      impersonator: null,
      tenant: { id: 'ten_here', name: 'Here', slug: 'here' },
      resource: { type: 'tenant', id: 'ten_here', name: 'Here' },
      changes: { name: { new: 'Here' } },
      outcome: 'success',
    })
  })

  it('rule 149: shows a line however odd it is', async () => {
    expect((await list({ limit: '1' })).items[0]?.changes).toEqual({ odd: { new: 1 } })
  })

  it.each([
    [{ action: 'invitation.revoked' }, ['invitation.revoked']],
    [{ action: 'invitation' }, ['invitation.revoked', 'invitation.created']],
    [{ action: 'invitation.' }, ['invitation.revoked', 'invitation.created']],
    [{ action: 'invit' }, []],
    [{ action: '%' }, []],
    [{ outcome: 'denied' }, ['access.denied']],
    [{ resourceId: 'inv_1' }, ['invitation.revoked', 'invitation.created']],
    [{ q: 'GUEST@' }, ['invitation.revoked', 'invitation.created']],
    [{ q: 'operator@' }, ['tenant.created']],
    [{ q: 'secret' }, []],
    [{ from: '2100-01-01T00:00:00Z' }, []],
    [{ to: '2000-01-01T00:00:00Z' }, []],
    [{ from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z', action: 'tenant' }, ['tenant.created']],
  ])('narrows down to %j', async (filter, expected) => {
    expect(await actions(list(filter))).toEqual(expected)
  })

  it('narrows down to one person', async () => {
    expect(await actions(list({ actorId: admin.id }))).toEqual(['invitation.revoked', 'invitation.created'])
  })

  it('names members as the organization knows them, and finds what they did by that name', async () => {
    await stage.sql(`update tenantry.memberships set name = 'Ada Admin' where user_id = $1`, [admin.id])
    const { items } = await list({ q: 'ada adm' })
    expect(items).toMatchObject([
      { action: 'invitation.revoked', actor: { name: 'Ada Admin' } },
      { action: 'invitation.created', actor: { name: 'Ada Admin' } },
    ])
  })

  it('goes on where it ended, also when lines were added meanwhile', async () => {
    const first = await list({ limit: '3' })
    await stage.sql(`insert into tenantry.audit_events (tenant_id, action) values ('ten_here', 'tenant.changed')`)
    expect(await actions(list({ limit: '3', cursor: first.nextCursor }))).toEqual(['tenant.created'])
  })

  it('goes to the database once', async () => {
    const connect = vi.spyOn(stage.database.pool, 'connect')
    await list()
    expect(connect).toHaveBeenCalledTimes(1)
    connect.mockRestore()
  })

  it('is for those who may see it', async () => {
    await expect(list({}, viewer)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(list({ cursor: 'nonsense' }, viewer)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('rule 126: shows nothing of another organization, nor lets its cursors in', async () => {
    expect(await actions(list({}, neighbour, 'next'))).toEqual(['invitation.created'])
    await expect(list({}, neighbour, 'here')).rejects.toMatchObject({ code: 'not_found' })
    const { nextCursor } = await list({ limit: '1' })
    await expect(list({ limit: '1', cursor: nextCursor }, neighbour, 'next')).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })

  it('is the same to an operator at work in it', async () => {
    const theirs = await list()
    const ours = await stage.call(inTenant.listAudit, operator, { tenantId: 'ten_here' })
    // Looking in is a line of its own, before what is looked at.
    expect(ours.items[0]).toMatchObject({ action: 'operator.entered' })
    expect(ours.items.slice(1)).toEqual(theirs.items)
    await expect(stage.call(inTenant.listAudit, admin, { tenantId: 'ten_here' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('the whole trail', () => {
  it("shows every organization's events and the platform's, newest first", async () => {
    const { items } = await whole({ to: '2100-01-01T00:00:00Z', action: 'superadmin' })
    expect(items).toMatchObject([{ action: 'superadmin.granted', tenant: null }])
    const all = await whole()
    expect(new Set(all.items.map(({ tenant }) => tenant?.slug))).toEqual(new Set(['here', 'next', undefined]))
    expect(all.items.map(({ at }) => at)).toEqual(
      all.items
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
  })

  it.each([{}, { tenantId: 'ten_here' }])('pages through %j without losing a line', async (filter) => {
    const all = (await whole({ ...filter, q: 'tenantry.test' })).items.map(({ id }) => id)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const { items, nextCursor }: { items: { id: string }[]; nextCursor: string | null } = await whole({
        ...filter,
        q: 'tenantry.test',
        limit: '2',
        ...(cursor && { cursor }),
      })
      seen.push(...items.map(({ id }) => id))
      cursor = nextCursor
    } while (cursor)
    expect(seen).toEqual(all)
    expect(all.length).toBeGreaterThan(3)
  })

  it('names everybody the platform knows', async () => {
    const { items } = await whole({ action: 'superadmin' })
    expect(items).toMatchObject([{ actor: { email: 'operator@tenantry.test', name: 'Operator' } }])
  })

  it('narrows down to one organization', async () => {
    expect(await actions(whole({ tenantId: 'ten_next' }))).toEqual(['invitation.created'])
    expect(await actions(whole({ tenantId: 'ten_none' }))).toEqual([])
  })

  it('does not exist for anyone else', async () => {
    await expect(stage.call(contract.listWholeAudit, admin)).rejects.toMatchObject({ code: 'not_found' })
    await expect(stage.call(contract.listWholeAudit, undefined)).rejects.toMatchObject({ code: 'not_found' })
  })
})
