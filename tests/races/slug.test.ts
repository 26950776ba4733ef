import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/operator.ts'
import { operatorTenantRoutes } from '#server/features/operator-tenants/routes.ts'
import { openStage, type Person, type Stage } from '#tests/stage.ts'

let stage: Stage
let operators: [Person, Person]
beforeAll(async () => {
  stage = await openStage(operatorTenantRoutes)
  operators = [await stage.person('One', { isSuperAdmin: true }), await stage.person('Two', { isSuperAdmin: true })]
})
afterAll(() => stage.close())

const both = (values: Record<string, unknown>) =>
  Promise.allSettled(operators.map((operator) => stage.call(contract.createTenant, operator, values)))

describe('rule 98: two creations of one address at once', () => {
  it('make exactly one organization, and leave nothing of the other', async () => {
    for (let round = 0; round < 20; round++) {
      const slug = `wanted-${round}`
      const results = await both({ name: 'Wanted', slug, initialAdmin: { email: `first@${slug}.test` } })
      expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'slug_taken', fields: [{ path: 'slug' }] },
      })
    }
    const [row] = await stage.sql(`
      select (select count(*)::integer from tenantry.tenants) as tenants,
             (select count(*)::integer from tenantry.invitations) as invitations,
             (select count(*)::integer from tenantry.audit_events where action = 'tenant.created') as events,
             (select count(*)::integer from tenantry.audit_heads) as chains`)
    expect(row).toEqual({ tenants: 20, invitations: 20, events: 20, chains: 20 })
    expect(await stage.sql('select * from tenantry.verify_audit()')).toEqual([])
  })

  it('give each its own when the address is proposed', async () => {
    const results = await both({ name: 'Proposed' })
    const slugs = results.map((result) => (result.status === 'fulfilled' ? result.value.tenant.slug : result.reason))
    expect(slugs.toSorted()).toEqual(['proposed', 'proposed-2'])
  })

  it('answer the same when they are one request sent twice', async () => {
    const [operator] = operators
    const results = await Promise.all(
      [1, 2].map(() =>
        stage.call(contract.createTenant, operator, { name: 'Once' }, { idempotencyKey: 'twice-at-once' }),
      ),
    )
    expect(results[0]).toEqual(results[1])
    expect(await stage.sql(`select 1 from tenantry.tenants where slug like 'once%'`)).toHaveLength(1)
  })

  it('of two renamings to one address let exactly one have it', async () => {
    await stage.sql(
      `insert into tenantry.tenants (id, slug, name) values ('ten_a', 'a-one', 'A'), ('ten_b', 'b-one', 'B')`,
    )
    for (let round = 0; round < 10; round++) {
      const results = await Promise.allSettled(
        ['ten_a', 'ten_b'].map((tenantId, at) =>
          stage.call(contract.changeTenant, operators[at], { tenantId, slug: `both-${round}` }),
        ),
      )
      expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'slug_taken' } })
    }
  })
})
