import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/operator.ts'
import { operatorUserRoutes } from '#server/features/operator-users/routes.ts'
import { openStage, type Person, type Stage } from '#tests/stage.ts'

let stage: Stage
let one: Person
let other: Person
beforeAll(async () => {
  stage = await openStage(operatorUserRoutes)
  one = await stage.person('One', { isSuperAdmin: true })
  other = await stage.person('Other', { isSuperAdmin: true })
})
afterAll(() => stage.close())

const superadmins = () => stage.sql<{ id: string }>('select id from tenantry.users where is_super_admin')

describe('rule 33: two superadmins revoking each other at once', () => {
  it('leave one, in each of fifty rounds, and never fail otherwise', async () => {
    const refusals = new Set<string>()
    for (let round = 0; round < 50; round++) {
      await stage.sql('update tenantry.users set is_super_admin = true')
      const results = await Promise.allSettled([
        stage.call(contract.revokeSuperadmin, one, { userId: other.id }),
        stage.call(contract.revokeSuperadmin, other, { userId: one.id }),
      ])
      expect(await superadmins()).toHaveLength(1)
      for (const result of results) if (result.status === 'rejected') refusals.add(result.reason.code)
      expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    }
    // Whoever comes second finds themselves the last one's victim, or no longer let in at all.
    expect([...refusals].filter((code) => code !== 'last_superadmin' && code !== 'not_found')).toEqual([])
    expect(refusals).toContain('last_superadmin')
  })

  it('are no more let in once they have lost it while waiting', async () => {
    const third = await stage.person('Third', { isSuperAdmin: true })
    for (let round = 0; round < 20; round++) {
      await stage.sql('update tenantry.users set is_super_admin = true')
      await Promise.allSettled([
        stage.call(contract.revokeSuperadmin, one, { userId: other.id }),
        stage.call(contract.revokeSuperadmin, other, { userId: third.id }),
        stage.call(contract.revokeSuperadmin, third, { userId: one.id }),
      ])
      expect((await superadmins()).length).toBeGreaterThanOrEqual(1)
    }
  })
})
