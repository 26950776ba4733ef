import { afterAll, beforeAll, expect, it } from 'vitest'
import { emailOf, userOf } from '#tests/cast.ts'
import { type Enrolled, isOver, openSecondFactorWorld, type SecondFactorWorld } from '#tests/second-factor-world.ts'

let world: SecondFactorWorld
let vic: Enrolled
beforeAll(async () => {
  world = await openSecondFactorWorld()
  vic = await world.enrol('vic')
})
afterAll(() => world.close())

const remove = (who: 'vic' | 'olive', confirmEmail: string = emailOf(who)) =>
  world.as('olive').post(`/api/super-admin/users/${userOf(who)}/remove-second-factor`, { confirmEmail })

it('is shown of everyone, in the list and on their page', async () => {
  const { body } = await world.as('olive').get('/api/super-admin/users?limit=100')
  const items = body.items as unknown as { id: string; hasSecondFactor: boolean }[]
  expect(items.filter(({ hasSecondFactor }) => hasSecondFactor).map(({ id }) => id)).toEqual(['usr_vic'])
  expect((await world.as('olive').get('/api/super-admin/users/usr_vic')).body).toMatchObject({ hasSecondFactor: true })
})

it('takes the person’s e-mail, typed, and is never done to oneself', async () => {
  expect(await remove('vic', emailOf('ada'))).toMatchObject({ status: 422, body: { code: 'confirmation_mismatch' } })
  expect(await remove('olive')).toMatchObject({ status: 403, body: { code: 'not_oneself' } })
  expect((await world.signIn('vic')).body).toEqual({ secondFactorRequired: true })
})

it('lets them sign in with the password alone, tells them, and learns nothing', async () => {
  const half = await world.half('vic')
  const answer = await remove('vic', ` ${emailOf('vic').toUpperCase()} `)
  expect(answer).toMatchObject({ status: 200, body: { id: 'usr_vic', hasSecondFactor: false } })
  expect(answer.text).not.toContain(vic.secret)
  expect((await world.signIn('vic')).body).toMatchObject({ secondFactorRequired: false })
  expect(await world.verify(half, vic.backupCodes[0] ?? '')).toMatchObject(isOver)
  const [mail] = await world.sql<{ kind: string; sealed: string }>(
    `select kind, sealed from tenantry.outbox where recipient = $1 order by created_at desc, id desc limit 1`,
    [emailOf('vic')],
  )
  expect(mail?.kind).toBe('second_factor_removed')
  expect(world.platform.vault.unseal(mail?.sealed ?? '')).toMatchObject({ payload: { byName: 'Olive Operator' } })
  const [line] = await world.sql(
    `select actor_id, resource_id, changes from tenantry.audit_events where action = 'second_factor.removed'`,
  )
  expect(line).toEqual({ actor_id: 'usr_olive', resource_id: 'usr_vic', changes: {} })
})

it('done again, changes nothing and tells nobody', async () => {
  const before = await world.fingerprint({ withTrail: true })
  expect(await remove('vic')).toMatchObject({ status: 200, body: { hasSecondFactor: false } })
  expect(await world.fingerprint({ withTrail: true })).toBe(before)
})
