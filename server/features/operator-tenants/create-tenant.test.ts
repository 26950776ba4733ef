import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as contract from '#contract/operator.ts'
import { openStage, type Person, type Stage } from '#tests/stage.ts'
import { operatorTenantRoutes } from './routes.ts'

let stage: Stage
let operator: Person
let stranger: Person
beforeAll(async () => {
  stage = await openStage(operatorTenantRoutes)
  operator = await stage.person('Operator', { isSuperAdmin: true })
  stranger = await stage.person('Stranger')
})
afterAll(() => stage.close())
beforeEach(() => void stage.announced.splice(0))

const create = (values: Record<string, unknown>, more = {}) => stage.call(contract.createTenant, operator, values, more)

describe('creating an organization', () => {
  it('makes it active, with the slug proposed from its name, and nobody in it', async () => {
    const { tenant, invitation } = await create({ name: 'Müller & Söhne' })
    expect(tenant).toMatchObject({ name: 'Müller & Söhne', slug: 'muller-sohne', status: 'active', type: 'customer' })
    expect(tenant).toMatchObject({ activeMembers: 0, pendingInvitations: 0, isProtected: false, version: 1 })
    expect(invitation).toBeUndefined()
    expect(stage.announced).toEqual([{ type: 'tenant.created', tenantId: tenant.id }])
  })

  it('invites the first Tenant Admin and shows the link', async () => {
    const { tenant, invitation } = await create({
      name: 'Invites',
      initialAdmin: { email: 'First@Invites.test', name: 'First' },
    })
    expect(tenant).toMatchObject({ activeMembers: 0, pendingInvitations: 1 })
    expect(invitation?.link).toMatch(/^http:\/\/localhost:3000\/join\?token=[\w-]{43}$/)
    const rows = await stage.sql(
      `select m.status, m.kind, m.email, r.role_id, i.by_operator, o.kind as mail
         from tenantry.memberships m
         join tenantry.membership_roles r on r.tenant_id = m.tenant_id and r.membership_id = m.id
         join tenantry.invitations i on i.tenant_id = m.tenant_id and i.membership_id = m.id
         join tenantry.outbox o on o.tenant_id = m.tenant_id and o.invitation_id = i.id
        where m.tenant_id = $1`,
      [tenant.id],
    )
    expect(rows).toEqual([
      {
        status: 'pending',
        kind: 'team',
        email: 'first@invites.test',
        role_id: 'rol_tenant_admin',
        by_operator: true,
        mail: 'invitation',
      },
    ])
  })

  it("writes it down once, in the organization's trail", async () => {
    const { tenant } = await create({ name: 'Written', initialAdmin: { email: 'first@written.test' }, addMe: true })
    const rows = await stage.sql(
      `select chain, action from tenantry.audit_events where chain = $1 or resource_id = $1 order by chain = $1 desc, seq`,
      [tenant.id],
    )
    expect(rows).toEqual([
      { chain: tenant.id, action: 'tenant.created' },
      { chain: tenant.id, action: 'membership.created' },
      { chain: tenant.id, action: 'invitation.created' },
    ])
  })

  it('makes the operator a Tenant Admin only when they say so', async () => {
    const { tenant } = await create({ name: 'Joined', addMe: true })
    expect(tenant.activeMembers).toBe(1)
    const rows = await stage.sql(
      `select m.user_id, m.status, r.role_id from tenantry.memberships m
         join tenantry.membership_roles r on r.tenant_id = m.tenant_id and r.membership_id = m.id where m.tenant_id = $1`,
      [tenant.id],
    )
    expect(rows).toEqual([{ user_id: operator.id, status: 'active', role_id: 'rol_tenant_admin' }])
  })

  it('numbers a proposed slug that is taken or reserved, and does not number one that was asked for', async () => {
    const first = await create({ name: 'Twice' })
    const second = await create({ name: 'Twice!' })
    const reserved = await create({ name: 'Support' })
    expect([first, second, reserved].map(({ tenant }) => tenant.slug)).toEqual(['twice', 'twice-2', 'support-2'])
    await expect(create({ name: 'Third', slug: 'twice' })).rejects.toMatchObject({
      code: 'slug_taken',
      fields: [{ path: 'slug' }],
    })
  })

  it('finds a slug for a name without a letter, and for one of the greatest length', async () => {
    const nameless = await create({ name: '組織' })
    const long = await create({ name: 'x'.repeat(120) })
    const longer = await create({ name: 'x'.repeat(119) })
    expect(nameless.tenant.slug).toMatch(/^[a-z0-9-]+$/)
    expect([long.tenant.slug, longer.tenant.slug]).toEqual(['x'.repeat(63), `${'x'.repeat(61)}-2`])
  })

  it.each(['admin', 'ten_something', 'test_tenant_x'])('refuses the reserved slug %s', async (slug) => {
    await expect(create({ name: 'Reserved', slug })).rejects.toMatchObject({
      code: 'slug_reserved',
      fields: [{ path: 'slug' }],
    })
  })

  it('refuses a parent that is none', async () => {
    await expect(create({ name: 'Child', parentId: 'ten_nowhere' })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [{ path: 'parentId' }],
    })
  })

  it('leaves nothing behind when the invitation fails', async () => {
    const before = await counts()
    const attempt = create({ name: 'Fails', addMe: true, initialAdmin: { email: operator.email } })
    await expect(attempt).rejects.toMatchObject({ code: 'already_member' })
    expect(await counts()).toEqual(before)
    expect(stage.announced).toEqual([])
  })

  it('answers a repeated request with its first answer, and makes one', async () => {
    const once = await create({ name: 'Repeated' }, { idempotencyKey: 'the-same' })
    const again = await create({ name: 'Repeated' }, { idempotencyKey: 'the-same' })
    expect(again).toEqual(once)
    await expect(create({ name: 'Other' }, { idempotencyKey: 'the-same' })).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    })
  })

  it('does not exist for anyone but a superadmin, who is written down for trying', async () => {
    const before = await counts()
    await expect(stage.call(contract.createTenant, stranger, { name: 'Mine' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(stage.call(contract.createTenant, undefined, { name: 'Mine' })).rejects.toMatchObject({
      code: 'not_found',
    })
    // The first line of the platform's chain.
    expect(await counts()).toEqual({ ...before, events: before.events + 1, chains: Number(before.chains) + 1 })
    expect(await stage.sql(`select actor_id from tenantry.audit_events where action = 'operator.denied'`)).toEqual([
      { actor_id: stranger.id },
    ])
  })

  it('takes no word about superadmin, status or protection', async () => {
    for (const sneaky of [
      { status: 'deleted' },
      { isProtected: true },
      { initialAdmin: { email: 'a@b.test', isSuperAdmin: true } },
    ]) {
      await expect(create({ name: 'Sneaky', ...sneaky })).rejects.toMatchObject({ code: 'invalid_input' })
    }
  })
})

async function counts() {
  const [row] = await stage.sql<Record<string, number>>(`
    select (select count(*)::integer from tenantry.tenants) as tenants,
           (select count(*)::integer from tenantry.users) as users,
           (select count(*)::integer from tenantry.memberships) as memberships,
           (select count(*)::integer from tenantry.invitations) as invitations,
           (select count(*)::integer from tenantry.outbox) as mails,
           (select count(*)::integer from tenantry.audit_heads) as chains,
           (select count(*)::integer from tenantry.audit_events) as events`)
  return row as { events: number } & Record<string, number>
}
