import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as contract from '#contract/operator-memberships.ts'
import { openStage, type Person, type Stage } from '#tests/stage.ts'
import { operatorMembershipRoutes } from './routes.ts'

let stage: Stage
let operator: Person
let known: Person
let off: Person
beforeAll(async () => {
  stage = await openStage(operatorMembershipRoutes)
  operator = await stage.person('Operator', { isSuperAdmin: true })
  known = await stage.person('Known')
  off = await stage.person('Off')
  await stage.sql(`
    update tenantry.users set status = 'disabled' where name = 'Off';
    update tenantry.settings set invitations_per_day = 1000;
    insert into tenantry.tenants (id, slug, name) values ('ten_north', 'north', 'North'), ('ten_south', 'south', 'South');
    insert into tenantry.tenants (id, slug, name, status) values ('ten_west', 'west', 'West', 'suspended');
    insert into tenantry.roles (id, tenant_id, name, rank) values ('rol_south', 'ten_south', 'Southern', 10)`)
})
afterAll(() => stage.close())
beforeEach(async () => {
  await stage.sql(`
    delete from tenantry.outbox; delete from tenantry.invitations; delete from tenantry.memberships;
    delete from tenantry.rate_limits`)
})

const add = (people: unknown[], more: Record<string, unknown> = {}, who: Person | undefined = operator, asked = {}) =>
  stage.call(contract.addMemberships, who, { tenantId: 'ten_north', roleIds: ['rol_viewer'], people, ...more }, asked)
const members = () =>
  stage.sql(`select m.email, m.status, m.kind, r.role_id from tenantry.memberships m
    join tenantry.membership_roles r on r.tenant_id = m.tenant_id and r.membership_id = m.id order by m.email`)

describe('adding people to an organization', () => {
  it('invites each, known or not, and gives each their link', async () => {
    const { results } = await add([{ userId: known.id }, { email: ' New@Person.test ' }])
    expect(results).toEqual([
      {
        email: known.email,
        userId: known.id,
        status: 'invited',
        membershipId: expect.stringMatching(/^mem_/),
        invitationId: expect.stringMatching(/^inv_/),
        link: expect.stringMatching(/\/join\?token=[\w-]{43}$/),
      },
      expect.objectContaining({ email: 'new@person.test', status: 'invited' }),
    ])
    expect(await members()).toEqual(
      [known.email, 'new@person.test'].map((email) => ({
        email,
        status: 'pending',
        kind: 'team',
        role_id: 'rol_viewer',
      })),
    )
    expect(await stage.sql(`select recipient from tenantry.outbox where kind = 'invitation' order by 1`)).toHaveLength(
      2,
    )
  })

  it('rule 65: says of everyone why not, and lets nobody stand in the way of another', async () => {
    await add([{ email: 'first@person.test' }])
    const { results } = await add([
      { email: 'first@person.test' },
      { email: 'not an address' },
      { userId: 'usr_none' },
      { userId: off.id },
      { email: off.email },
      { email: known.email },
      { userId: known.id },
    ])
    expect(results.map(({ status, code }) => code ?? status)).toEqual([
      'already_invited',
      'invalid_email',
      'not_found',
      'user_disabled',
      'repeated',
      'invited',
      'repeated',
    ])
    expect(await members()).toHaveLength(2)
  })

  it('rule 70: stops at the limit of the day, and says so', async () => {
    await stage.sql('update tenantry.settings set invitations_per_day = 2')
    const { results } = await add(['a', 'b', 'c'].map((name) => ({ email: `${name}@limit.test` })))
    await stage.sql('update tenantry.settings set invitations_per_day = 1000')
    expect(results.map(({ status, code }) => code ?? status)).toEqual(['invited', 'invited', 'invitation_limit'])
    expect(await members()).toHaveLength(2)
  })

  it('takes the kind from the roles, and refuses one that contradicts them', async () => {
    await add([{ email: 'c@person.test' }], { roleIds: ['rol_creator'] })
    expect(await members()).toMatchObject([{ kind: 'creator' }])
    const wrong = add([{ email: 'd@person.test' }], { roleIds: ['rol_creator'], kind: 'vendor' })
    await expect(wrong).rejects.toMatchObject({ code: 'invalid_input', fields: [{ path: 'kind' }] })
  })

  it('refuses the whole request, and does nothing, for what concerns the offer', async () => {
    const one = [{ email: 'a@person.test' }]
    for (const [values, refusal] of [
      [{ tenantId: 'ten_none' }, { code: 'invalid_input', fields: [{ path: 'tenantId' }] }],
      [{ tenantId: 'ten_west' }, { code: 'tenant_state' }],
      [{ roleIds: ['rol_none'] }, { code: 'not_found' }],
      [{ roleIds: ['rol_south'] }, { code: 'not_found' }],
      [{ roleIds: [] }, { code: 'invalid_input' }],
      [{ people: [] }, { code: 'invalid_input' }],
      [{ people: [{ userId: known.id, email: 'x@y.test' }] }, { code: 'invalid_input' }],
      [{ people: Array.from({ length: 501 }, (_, at) => ({ email: `p${at}@x.test` })) }, { code: 'invalid_input' }],
      [{ status: 'active' }, { code: 'invalid_input' }],
    ] as const) {
      await expect(add(one, values)).rejects.toMatchObject(refusal)
    }
    expect(await members()).toEqual([])
  })

  it('answers a repetition with its first answer, and a changed one with a refusal', async () => {
    const key = { idempotencyKey: 'once' }
    const first = await add([{ email: 'a@person.test' }], {}, operator, key)
    expect(await add([{ email: 'a@person.test' }], {}, operator, key)).toEqual(first)
    const other = add([{ email: 'b@person.test' }], {}, operator, key)
    await expect(other).rejects.toMatchObject({ code: 'idempotency_key_reused' })
    expect(await members()).toHaveLength(1)
  })

  it('is written down in that organization, person by person, and exists for operators only', async () => {
    await add([{ email: 'a@person.test' }, { email: 'b@person.test' }])
    const events = await stage.sql(
      `select actor_id, resource_name from tenantry.audit_events
        where chain = 'ten_north' and action = 'invitation.created' order by seq desc limit 2`,
    )
    expect(events).toEqual(['b', 'a'].map((name) => ({ actor_id: operator.id, resource_name: `${name}@person.test` })))
    await expect(add([{ email: 'a@person.test' }], {}, known)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('takes five hundred at once', async () => {
    const people = Array.from({ length: 500 }, (_, at) => ({ email: `person${at}@many.test` }))
    const { results } = await add(people)
    expect(results.every(({ status }) => status === 'invited')).toBe(true)
  }, 60_000)
})
