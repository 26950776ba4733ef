import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as contract from '#contract/operator-users.ts'
import { openStage, type Person, type Stage } from '#tests/stage.ts'
import { operatorUserRoutes } from './routes.ts'

let stage: Stage
let operator: Person
let second: Person
let person: Person
beforeAll(async () => {
  stage = await openStage(operatorUserRoutes)
  operator = await stage.person('Operator', { isSuperAdmin: true })
  second = await stage.person('Second Operator', { isSuperAdmin: true })
  person = await stage.person('Person')
})
afterAll(() => stage.close())
beforeEach(async () => {
  await stage.sql(`update tenantry.users set status = 'active', is_super_admin = (id = $1 or id = $2)`, [
    operator.id,
    second.id,
  ])
  for (const each of [operator, second, person]) {
    await stage.sql(
      `insert into tenantry.sessions (token_hash, user_id, expires_at) values ($1, $2, now() + interval '1 day')
       on conflict (token_hash) do nothing`,
      [each.tokenHash, each.id],
    )
  }
  stage.announced.splice(0)
})

const change = (userId: string, status: string, who: Person | undefined = operator) =>
  stage.call(contract.changeUser, who, { userId, status })
const sessionsOf = ({ id }: Person) => stage.sql('select id from tenantry.sessions where user_id = $1', [id])
const lastEvent = async () =>
  (
    await stage.sql(
      `select chain, actor_id, action, resource_id, changes from tenantry.audit_events order by at desc limit 1`,
    )
  )[0]

describe('disabling a user', () => {
  it('rule 31: ends every session with it, is written down and told', async () => {
    expect(await change(person.id, 'disabled')).toMatchObject({ id: person.id, status: 'disabled' })
    expect(await sessionsOf(person)).toEqual([])
    expect(stage.announced).toEqual([
      { type: 'session.ended', userId: person.id },
      { type: 'user.changed', userId: person.id },
    ])
    expect(await lastEvent()).toEqual({
      chain: 'platform',
      actor_id: operator.id,
      action: 'user.disabled',
      resource_id: person.id,
      changes: { status: { old: 'active', new: 'disabled' } },
    })
  })

  it('is undone by enabling, and neither does anything twice', async () => {
    await change(person.id, 'disabled')
    await change(person.id, 'disabled')
    expect(await change(person.id, 'active')).toMatchObject({ status: 'active' })
    expect((await lastEvent())?.action).toBe('user.enabled')
    expect(stage.announced.filter(({ type }) => type === 'user.changed')).toHaveLength(2)
  })

  it('rule 33: is refused for oneself, so that one superadmin always remains', async () => {
    await expect(change(operator.id, 'disabled')).rejects.toMatchObject({ code: 'not_oneself' })
    await change(second.id, 'disabled')
    await expect(change(operator.id, 'disabled', second)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('rule 33: is refused by the database itself for the last superadmin', async () => {
    const alone = stage.sql(`update tenantry.users set status = 'disabled' where is_super_admin`)
    await expect(alone).rejects.toMatchObject({ constraint: 'last_superadmin' })
  })

  it('knows no other status, property or user, and nobody but operators', async () => {
    await expect(change(person.id, 'deleted')).rejects.toMatchObject({ code: 'invalid_input' })
    const more = stage.call(contract.changeUser, operator, { userId: person.id, status: 'active', isSuperAdmin: true })
    await expect(more).rejects.toMatchObject({ code: 'invalid_input', fields: [{ path: 'isSuperAdmin' }] })
    await expect(change('usr_none', 'disabled')).rejects.toMatchObject({ code: 'not_found' })
    await expect(change(second.id, 'disabled', person)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('ending sessions', () => {
  const endAll = (userId: string, who: Person | undefined = operator) =>
    stage.call(contract.endUserSessions, who, { userId })

  it('ends all of a user, is written down and told', async () => {
    expect(await endAll(person.id)).toEqual({ ended: 1 })
    expect(await sessionsOf(person)).toEqual([])
    expect(stage.announced).toEqual([{ type: 'session.ended', userId: person.id }])
    expect(await lastEvent()).toMatchObject({ action: 'user.sessions_ended', resource_id: person.id })
    expect(await endAll(person.id)).toEqual({ ended: 0 })
  })

  it('keeps the one in use when it is about oneself', async () => {
    await stage.sql(
      `insert into tenantry.sessions (token_hash, user_id, expires_at) values ('another', $1, now() + interval '1 day')`,
      [operator.id],
    )
    expect(await endAll(operator.id)).toEqual({ ended: 1 })
    expect(await sessionsOf(operator)).toHaveLength(1)
  })

  it('ends one, of that user only', async () => {
    const [own] = await sessionsOf(operator)
    const [theirs] = await sessionsOf(person)
    const end = (userId: string, sessionId: unknown) =>
      stage.call(contract.endUserSession, operator, { userId, sessionId })
    await expect(end(second.id, theirs?.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(end(operator.id, own?.id)).rejects.toMatchObject({ code: 'not_oneself' })
    expect(await end(person.id, theirs?.id)).toEqual({ done: true })
    await expect(end(person.id, theirs?.id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await sessionsOf(person)).toEqual([])
  })

  it('exists for operators only', async () => {
    await expect(endAll(operator.id, person)).rejects.toMatchObject({ code: 'not_found' })
    await expect(endAll('usr_none')).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('granting and revoking superadmin with a typed confirmation', () => {
  it('is refused when what was typed is another address', async () => {
    const wrong = { code: 'confirmation_mismatch', fields: [{ path: 'confirmEmail' }] }
    const grant = (confirmEmail: string) =>
      stage.call(contract.grantSuperadmin, operator, { userId: person.id, confirmEmail })
    await expect(grant('person@elsewhere.test')).rejects.toMatchObject(wrong)
    await expect(grant('')).rejects.toMatchObject(wrong)
    expect(await grant(` ${person.email.toUpperCase()}`)).toMatchObject({ isSuperAdmin: true })
    const revoke = stage.call(contract.revokeSuperadmin, operator, { userId: person.id, confirmEmail: operator.email })
    await expect(revoke).rejects.toMatchObject(wrong)
  })
})
