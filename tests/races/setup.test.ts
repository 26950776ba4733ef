import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashToken } from '#server/vault.ts'
import { openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ isEmpty: true })
})
afterAll(() => world.close())

const token = 'the-token-that-was-printed'
const claim = (at: number, password = 'violet harbour 17 trumpets') =>
  world.as('nobody').post('/api/setup', { token, name: `Number ${at}`, email: `number-${at}@tenantry.test`, password })

it('rule 25: of many browsers with the setup link at once, one makes the superadmin', async () => {
  for (let round = 0; round < 5; round++) {
    await world.sql(`update tenantry.setup set token_hash = $1, claimed_by = null, claimed_at = null`, [
      hashToken(token),
    ])
    const answers = await Promise.all([1, 2, 3, 4].map((at) => claim(at)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 404, 404, 404])
    expect(await world.sql('select 1 from tenantry.users')).toHaveLength(1)
    expect(await world.sql('select 1 from tenantry.sessions')).toHaveLength(1)
    expect(await world.sql(`select 1 from tenantry.audit_events where action = 'setup.completed'`)).toHaveLength(
      round + 1,
    )
    expect(await claim(5)).toMatchObject({ status: 404 })
    // The last superadmin is not to be deleted: only for the next round.
    await world.sql(`set session_replication_role = replica; delete from tenantry.sessions; delete from tenantry.accounts;
                     update tenantry.setup set claimed_by = null; delete from tenantry.users; reset session_replication_role`)
  }
  expect(await world.sql('select * from tenantry.verify_audit()')).toEqual([])
})

it('a password that is refused does not use the link up', async () => {
  await world.sql(`update tenantry.setup set token_hash = $1, claimed_by = null, claimed_at = null`, [hashToken(token)])
  expect(await claim(1, 'password1234')).toMatchObject({ status: 422, body: { code: 'password_too_weak' } })
  expect(await world.sql('select 1 from tenantry.users')).toEqual([])
  expect(await claim(1)).toMatchObject({ status: 201 })
})
