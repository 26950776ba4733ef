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

const tenantId = 'ten_here'
beforeEach(async () => {
  await stage.sql(`
    insert into tenantry.tenants (id, slug, name) values ('ten_here', 'here', 'Here'), ('ten_other', 'other', 'Other')
    on conflict (id) do update set slug = excluded.slug, name = excluded.name, status = 'active', is_protected = false,
      version = 1, logo_url = null, deleted_at = null`)
  stage.announced.splice(0)
})

const ask = (
  endpoint: Parameters<Stage['call']>[0],
  values: Record<string, unknown> = {},
  who: Person | undefined = operator,
) => stage.call(endpoint, who, { tenantId, ...values })

const lastEvent = async () => {
  const [event] = await stage.sql(
    `select action, changes, actor_id, resource_name from tenantry.audit_events where chain = $1 order by seq desc limit 1`,
    [tenantId],
  )
  return event
}

const down = [
  ['suspend', contract.suspendTenant, 'suspended', 'tenant.suspended'],
  ['archive', contract.archiveTenant, 'archived', 'tenant.archived'],
  ['delete', contract.deleteTenant, 'deleted', 'tenant.deleted'],
] as const
const confirmation = (name: string) => (name === 'suspend' ? {} : { confirmSlug: 'here' })

describe.each(down)('to %s an organization', (name, endpoint, status, action) => {
  it('changes its status, writes it down and tells', async () => {
    expect(await ask(endpoint, confirmation(name))).toMatchObject({ id: tenantId, status, version: 2 })
    expect(await lastEvent()).toEqual({
      action,
      changes: { status: { old: 'active', new: status } },
      actor_id: operator.id,
      resource_name: 'Here',
    })
    expect(stage.announced).toEqual([{ type: 'tenant.changed', tenantId }])
  })

  it('can be undone by restoring, and cannot be done twice', async () => {
    await ask(endpoint, confirmation(name))
    await expect(ask(endpoint, confirmation(name))).rejects.toMatchObject({ code: 'tenant_state' })
    expect(await ask(contract.restoreTenant)).toMatchObject({ status: 'active', version: 3 })
    expect(await ask(contract.getTenant)).toMatchObject({ status: 'active', version: 3 })
    expect(await stage.sql(`select deleted_at from tenantry.tenants where id = $1`, [tenantId])).toEqual([
      { deleted_at: null },
    ])
  })

  it('is refused for a protected one', async () => {
    await stage.sql(`update tenantry.tenants set is_protected = true where id = $1`, [tenantId])
    await expect(ask(endpoint, confirmation(name))).rejects.toMatchObject({ code: 'tenant_protected' })
  })

  it('does not exist for anyone else', async () => {
    await expect(ask(endpoint, confirmation(name), stranger)).rejects.toMatchObject({ code: 'not_found' })
    expect(await ask(contract.getTenant)).toMatchObject({ status: 'active', version: 1 })
  })
})

describe('the lifecycle', () => {
  it('goes down step by step, never sideways', async () => {
    await ask(contract.suspendTenant)
    await ask(contract.archiveTenant, { confirmSlug: 'here' })
    await expect(ask(contract.suspendTenant)).rejects.toMatchObject({ code: 'tenant_state' })
    await ask(contract.deleteTenant, { confirmSlug: 'here' })
    await expect(ask(contract.archiveTenant, { confirmSlug: 'here' })).rejects.toMatchObject({ code: 'tenant_state' })
  })

  it('has nothing to restore in an active organization', async () => {
    await expect(ask(contract.restoreTenant)).rejects.toMatchObject({ code: 'tenant_state' })
  })

  it.each([contract.archiveTenant, contract.deleteTenant])(
    'rule 75: asks for the address to be typed',
    async (endpoint) => {
      await expect(ask(endpoint, { confirmSlug: 'her' })).rejects.toMatchObject({
        code: 'confirmation_mismatch',
        fields: [{ path: 'confirmSlug' }],
      })
      await expect(ask(endpoint)).rejects.toMatchObject({ code: 'invalid_input' })
    },
  )

  it('rule 59: keeps the address of a deleted organization taken', async () => {
    await ask(contract.deleteTenant, { confirmSlug: 'here' })
    await expect(stage.call(contract.createTenant, operator, { name: 'New', slug: 'here' })).rejects.toMatchObject({
      code: 'slug_taken',
    })
  })

  it('knows no organization that is none', async () => {
    for (const [name, endpoint] of down) {
      await expect(ask(endpoint, { tenantId: 'ten_none', ...confirmation(name) })).rejects.toMatchObject({
        code: 'not_found',
      })
    }
    await expect(ask(contract.getTenant, { tenantId: 'ten_none' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask(contract.getTenantImpact, { tenantId: 'ten_none', action: 'suspend' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('changing an organization', () => {
  it('writes down the old and the new value of what changed, and only of that', async () => {
    const changed = await ask(contract.changeTenant, {
      name: 'There',
      slug: 'here',
      logoUrl: 'https://cdn.test/a.png',
      version: 1,
    })
    expect(changed).toMatchObject({ name: 'There', slug: 'here', logoUrl: 'https://cdn.test/a.png', version: 2 })
    expect(await ask(contract.getTenant)).toEqual(changed)
    expect(await lastEvent()).toMatchObject({
      action: 'tenant.changed',
      changes: { name: { old: 'Here', new: 'There' }, logoUrl: { old: null, new: 'https://cdn.test/a.png' } },
    })
    expect(stage.announced).toEqual([{ type: 'tenant.changed', tenantId }])
  })

  it('does nothing when nothing is different', async () => {
    expect(await ask(contract.changeTenant, { name: 'Here' })).toMatchObject({ version: 1 })
    expect(stage.announced).toEqual([])
  })

  it('refuses what was based on an older version', async () => {
    await ask(contract.changeTenant, { name: 'First', version: 1 })
    await expect(ask(contract.changeTenant, { name: 'Second', version: 1 })).rejects.toMatchObject({
      code: 'changed_meanwhile',
    })
  })

  it.each([
    ['other', 'slug_taken'],
    ['admin', 'slug_reserved'],
    ['ten_other', 'slug_reserved'],
  ])('refuses the address %s', async (slug, code) => {
    await expect(ask(contract.changeTenant, { slug })).rejects.toMatchObject({ code, fields: [{ path: 'slug' }] })
  })

  it('does not exist for anyone else', async () => {
    await expect(ask(contract.changeTenant, { name: 'Mine' }, stranger)).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask(contract.changeTenant, { bad: 1 }, stranger)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the impact of a change of state', () => {
  it('counts members, those signed in now, and pending invitations', async () => {
    const [here, away, gone] = await Promise.all(['Here Now', 'Away', 'Gone'].map((name) => stage.person(name)))
    await stage.sql(`update tenantry.sessions set last_used_at = now() - interval '16 minutes' where user_id = $1`, [
      away?.id,
    ])
    // Somebody with two browsers is one person.
    await stage.sql(
      `insert into tenantry.sessions (token_hash, user_id, expires_at) values ('second', $1, now() + interval '1 day')`,
      [here?.id],
    )
    for (const [person, status] of [
      [here, 'active'],
      [away, 'active'],
      [gone, 'suspended'],
      [stranger, 'pending'],
    ] as const) {
      await stage.sql(
        `insert into tenantry.memberships (tenant_id, id, user_id, status, email) values ($1, $2, $3, $4, $5)`,
        [tenantId, `mem_${person?.id}`, person?.id, status, person?.email],
      )
    }
    await stage.sql(
      `insert into tenantry.invitations (tenant_id, membership_id, email, token_hash, invited_by_name, expires_at) values
         ($1, $2, 'a@here.test', 'one', 'Operator', now() + interval '1 day'),
         ($1, $2, 'b@here.test', 'two', 'Operator', now() - interval '1 day')`,
      [tenantId, `mem_${stranger.id}`],
    )
    expect(await ask(contract.getTenantImpact, { action: 'suspend' })).toEqual({
      activeMembers: 2,
      signedInNow: 1,
      pendingInvitations: 1,
    })
  })
})
