import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/operator-users.ts'
import { openStage, type Person, type Stage } from '#tests/stage.ts'
import { operatorUserRoutes } from './routes.ts'

let stage: Stage
let operator: Person
let known: Person
beforeAll(async () => {
  stage = await openStage(operatorUserRoutes)
  operator = await stage.person('Operator', { isSuperAdmin: true })
  known = await stage.person('Known')
  await stage.sql(`
    insert into tenantry.tenants (id, slug, name, status) values
      ('ten_north', 'north', 'North', 'active'), ('ten_west', 'west', 'West', 'suspended');
    insert into tenantry.tenants (id, slug, name) values ('ten_south', 'south', 'South');
    insert into tenantry.roles (id, tenant_id, name, rank) values ('rol_south', 'ten_south', 'Southern', 10)`)
})
afterAll(() => stage.close())

const invite = (values: Record<string, unknown>, who: Person | undefined = operator) =>
  stage.call(contract.inviteUser, who, { tenantId: 'ten_north', roleIds: ['rol_viewer'], ...values })
const written = async () =>
  (
    await stage.sql(`select (select count(*) from tenantry.users)::int as users, (select count(*) from tenantry.memberships)::int
      as memberships, (select count(*) from tenantry.outbox)::int as mails, (select count(*) from tenantry.audit_events where action like 'invit%')::int as events`)
  )[0]

describe('inviting a user', () => {
  it('makes user, pending membership, invitation, mail and trail in one go', async () => {
    const { user, membershipId, invitation } = await invite({ email: 'New@Person.test', name: 'New Person' })
    expect(user).toMatchObject({ email: 'new@person.test', name: 'New Person', hasAccount: false, status: 'active' })
    expect(invitation.link).toMatch(/\/join\?token=[\w-]{43}$/)
    const [row] = await stage.sql(
      `select m.status, m.name, i.by_operator, o.kind, o.recipient, e.actor_id
         from tenantry.memberships m
         join tenantry.invitations i on i.tenant_id = m.tenant_id and i.membership_id = m.id
         join tenantry.outbox o on o.invitation_id = i.id
         join tenantry.audit_events e on e.resource_id = i.id and e.chain = m.tenant_id
        where m.id = $1`,
      [membershipId],
    )
    expect(row).toEqual({
      status: 'pending',
      name: 'New Person',
      by_operator: true,
      kind: 'invitation',
      recipient: 'new@person.test',
      actor_id: operator.id,
    })
  })

  it('invites someone who has an account the same way: nobody becomes a member unasked', async () => {
    const { user } = await invite({ email: known.email })
    expect(user).toMatchObject({ id: known.id, hasAccount: true })
    const [row] = await stage.sql('select status from tenantry.memberships where user_id = $1', [known.id])
    expect(row).toEqual({ status: 'pending' })
    await expect(invite({ email: known.email })).rejects.toMatchObject({ code: 'already_invited' })
  })

  it('fault 5: leaves nothing behind when it is refused', async () => {
    const before = await written()
    const disabled = await stage.person('Off')
    await stage.sql(`update tenantry.users set status = 'disabled' where id = $1`, [disabled.id])
    for (const [values, refusal] of [
      [
        { email: 'a@b.test', tenantId: 'ten_none' },
        { code: 'invalid_input', fields: [{ path: 'tenantId' }] },
      ],
      [{ email: 'a@b.test', tenantId: 'ten_west' }, { code: 'tenant_state' }],
      [{ email: 'a@b.test', roleIds: ['rol_none'] }, { code: 'not_found' }],
      [{ email: 'not an address' }, { code: 'invalid_input', fields: [{ path: 'email' }] }],
      [{ email: disabled.email }, { code: 'invalid_input', fields: [{ path: 'email', code: 'user_disabled' }] }],
      [
        { email: 'a@b.test', isSuperAdmin: true },
        { code: 'invalid_input', fields: [{ path: 'isSuperAdmin' }] },
      ],
      [
        { email: 'a@b.test', password: 'of their choosing' },
        { code: 'invalid_input', fields: [{ path: 'password' }] },
      ],
    ] as const) {
      await expect(invite(values)).rejects.toMatchObject(refusal)
    }
    expect(await written()).toEqual({ ...before, users: Number(before?.users) + 1 })
  })

  it('rule 69: knows no role of another organization', async () => {
    await expect(invite({ email: 'a@b.test', roleIds: ['rol_south'] })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('does not exist for anyone but operators', async () => {
    await expect(invite({ email: 'a@b.test' }, known)).rejects.toMatchObject({ code: 'not_found' })
  })
})
