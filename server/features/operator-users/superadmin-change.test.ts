import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as contract from '#contract/operator.ts'
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
  await stage.sql('truncate tenantry.outbox')
  stage.announced.splice(0)
})

const grant = (userId: string, who: Person | undefined = operator) =>
  stage.call(contract.grantSuperadmin, who, { userId })
const revoke = (userId: string, who: Person | undefined = operator) =>
  stage.call(contract.revokeSuperadmin, who, { userId })
const mails = () => stage.sql('select kind, recipient from tenantry.outbox order by recipient')

describe('granting superadmin', () => {
  it('is in force at the next request', async () => {
    await expect(stage.call(contract.listUsers, person)).rejects.toMatchObject({ code: 'not_found' })
    expect(await grant(person.id)).toMatchObject({ id: person.id, email: person.email, isSuperAdmin: true })
    expect((await stage.call(contract.listUsers, person)).items).toHaveLength(3)
    expect(stage.announced).toEqual([{ type: 'user.changed', userId: person.id }])
  })

  it('is written down, and told by mail to the person and the other superadmins', async () => {
    await grant(person.id)
    const [event] = await stage.sql(
      `select chain, actor_id, action, resource_type, resource_id, resource_name, changes from tenantry.audit_events
        where action like 'superadmin.%' order by seq desc limit 1`,
    )
    expect(event).toEqual({
      chain: 'platform',
      actor_id: operator.id,
      action: 'superadmin.granted',
      resource_type: 'user',
      resource_id: person.id,
      resource_name: person.email,
      changes: { isSuperAdmin: { old: false, new: true } },
    })
    expect(await mails()).toEqual(
      [operator, person, second].map(({ email }) => ({ kind: 'superadmin_granted', recipient: email })),
    )
  })

  it('does nothing for someone who has it', async () => {
    expect(await grant(second.id)).toMatchObject({ isSuperAdmin: true })
    expect([await mails(), stage.announced]).toEqual([[], []])
  })

  it('is refused for someone who cannot sign in: whoever opens the invitation would have it', async () => {
    const [invited] = await stage.sql<{ id: string }>(
      `insert into tenantry.users (email) values ('invited@tenantry.test')
       on conflict (email_canonical) do update set email = excluded.email returning id`,
    )
    await expect(grant(invited?.id ?? '')).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [{ path: 'userId' }],
    })
    await stage.sql(`update tenantry.users set status = 'disabled' where id = $1`, [person.id])
    await expect(grant(person.id)).rejects.toMatchObject({ code: 'invalid_input' })
    await stage.sql('delete from tenantry.users where id = $1', [invited?.id])
  })

  it('is refused for oneself, and for nobody', async () => {
    await expect(grant(operator.id)).rejects.toMatchObject({ code: 'not_oneself' })
    await expect(grant('usr_none')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('does not exist for anyone else, not even for oneself', async () => {
    await expect(grant(person.id, person)).rejects.toMatchObject({ code: 'not_found' })
    await expect(revoke(operator.id, person)).rejects.toMatchObject({ code: 'not_found' })
    expect(await stage.sql('select id from tenantry.users where is_super_admin order by id')).toHaveLength(2)
  })
})

describe('revoking superadmin', () => {
  it('is in force at the next request, written down and told', async () => {
    expect(await revoke(second.id)).toMatchObject({ isSuperAdmin: false })
    await expect(stage.call(contract.listUsers, second)).rejects.toMatchObject({ code: 'not_found' })
    expect(stage.announced).toEqual([{ type: 'user.changed', userId: second.id }])
    expect(await mails()).toEqual(
      [operator, second].map(({ email }) => ({ kind: 'superadmin_revoked', recipient: email })),
    )
    const [event] = await stage.sql(
      `select action, changes from tenantry.audit_events where resource_id = $1 order by seq desc limit 1`,
      [second.id],
    )
    expect(event).toEqual({ action: 'superadmin.revoked', changes: { isSuperAdmin: { old: true, new: false } } })
  })

  it('is refused for oneself, so that one always remains', async () => {
    await expect(revoke(operator.id)).rejects.toMatchObject({ code: 'not_oneself' })
  })

  it('does nothing for someone who has it not', async () => {
    expect(await revoke(person.id)).toMatchObject({ isSuperAdmin: false })
    expect(stage.announced).toEqual([])
  })
})
