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

async function everybodyBack() {
  await stage.sql(`update tenantry.users set status = 'active', is_super_admin = true`)
  for (const { id, tokenHash } of [one, other]) {
    await stage.sql(
      `insert into tenantry.sessions (token_hash, user_id, expires_at) values ($1, $2, now() + interval '1 day')
       on conflict (token_hash) do nothing`,
      [tokenHash, id],
    )
  }
}

const disable = (who: Person, whom: Person) =>
  stage.call(contract.changeUser, who, { userId: whom.id, status: 'disabled' })
const revoke = (who: Person, whom: Person) => stage.call(contract.revokeSuperadmin, who, { userId: whom.id })
const remaining = async () =>
  (await stage.sql(`select id from tenantry.users where is_super_admin and status = 'active'`)).length

describe('two superadmins turning on each other at once', () => {
  it.each([
    ['each disables the other', disable, disable],
    ['one disables, the other revokes', disable, revoke],
  ])('rule 33: %s, and one superadmin remains in each of thirty rounds', async (_title, first, second) => {
    const refusals = new Set<string>()
    for (let round = 0; round < 30; round++) {
      await everybodyBack()
      const results = await Promise.allSettled([first(one, other), second(other, one)])
      expect(await remaining()).toBe(1)
      expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1)
      for (const result of results) if (result.status === 'rejected') refusals.add(result.reason.code)
    }
    // Whoever comes second finds themselves the last one's victim, or no longer let in at all.
    expect([...refusals].filter((code) => code !== 'last_superadmin' && code !== 'not_found')).toEqual([])
  })

  it('rule 31: someone disabled while others reset them and end their sessions has no session left', async () => {
    const person = await stage.person('Person')
    for (let round = 0; round < 20; round++) {
      await everybodyBack()
      await stage.sql(
        `insert into tenantry.sessions (token_hash, user_id, expires_at) values ($1, $2, now() + interval '1 day')`,
        [`round ${round}`, person.id],
      )
      await Promise.allSettled([
        disable(one, person),
        stage.call(contract.resetUserPassword, other, { userId: person.id }),
        stage.call(contract.endUserSessions, one, { userId: person.id }),
      ])
      expect(await stage.sql('select id from tenantry.sessions where user_id = $1', [person.id])).toEqual([])
    }
  })
})
