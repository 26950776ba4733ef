import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/operator.ts'
import { inviteUser } from '#contract/operator-users.ts'
import { operatorMembershipRoutes } from '#server/features/operator-memberships/routes.ts'
import { operatorRequestRoutes } from '#server/features/operator-requests/routes.ts'
import { operatorUserRoutes } from '#server/features/operator-users/routes.ts'
import { openStage, type Person, type Stage } from '#tests/stage.ts'

let stage: Stage
let one: Person
let other: Person
beforeAll(async () => {
  stage = await openStage([...operatorUserRoutes, ...operatorMembershipRoutes, ...operatorRequestRoutes])
  one = await stage.person('One', { isSuperAdmin: true })
  other = await stage.person('Other', { isSuperAdmin: true })
  await stage.sql(`
    update tenantry.settings set invitations_per_day = 100000;
    insert into tenantry.tenants (id, slug, name) values ('ten_north', 'north', 'North')`)
})
afterAll(() => stage.close())

const offer = { tenantId: 'ten_north', roleIds: ['rol_viewer'] }

describe('people added in bulk and one by one at once', () => {
  it('rule 65: are invited once each, and every one of the answers is true', async () => {
    for (let round = 0; round < 10; round++) {
      const people = Array.from({ length: 12 }, (_, at) => ({ email: `p${at}.r${round}@race.test` }))
      const [bulk, reverse, ...singles] = await Promise.all([
        stage.call(contract.addMemberships, one, { ...offer, people }),
        stage.call(contract.addMemberships, other, { ...offer, people: people.toReversed() }),
        ...people.slice(0, 6).map(({ email }) =>
          stage.call(inviteUser, other, { ...offer, email }).then(
            () => ({ email, status: 'invited' }),
            (error) => ({ email, status: String(error.code) }),
          ),
        ),
      ])
      const invited = [...bulk.results, ...reverse.results, ...singles].filter(({ status }) => status === 'invited')
      expect(invited.map(({ email }) => email).sort()).toEqual(people.map(({ email }) => email).sort())
      const refused = [...bulk.results, ...reverse.results].flatMap(({ code }) => code ?? [])
      expect(new Set(refused)).toEqual(new Set(['already_invited']))
    }
    const [rows] = await stage.sql(
      `select count(*)::int as members, count(distinct m.email)::int as people, count(i.id)::int as invitations
         from tenantry.memberships m left join tenantry.invitations i on i.membership_id = m.id and i.status = 'pending'`,
    )
    expect(rows).toEqual({ members: 120, people: 120, invitations: 120 })
  }, 60_000)
})

describe('the last two Tenant Admins', () => {
  it('fault 3: do not both go, whether removed, demoted or suspended', async () => {
    for (const id of ['mem_a', 'mem_b']) {
      await stage.sql(
        `with person as (insert into tenantry.users (email) values ($1 || '@race.test') returning id, email)
         insert into tenantry.memberships (tenant_id, id, user_id, status, email) select 'ten_north', $1, id, 'active', email from person`,
        [id],
      )
    }
    for (let round = 0; round < 20; round++) {
      await stage.sql(`
        update tenantry.memberships set status = 'active' where id in ('mem_a', 'mem_b');
        insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
        select 'ten_north', id, '', 'rol_tenant_admin' from unnest(array['mem_a', 'mem_b']) id on conflict do nothing`)
      const results = await Promise.allSettled([
        stage.call(contract.changeMembership, one, { id: 'mem_a', status: 'suspended' }),
        stage.call(contract.changeMembership, other, { id: 'mem_b', roleIds: ['rol_viewer'] }),
      ])
      const refused = results.flatMap((each) => (each.status === 'rejected' ? each.reason.code : []))
      expect(refused).toEqual(['last_tenant_admin'])
    }
  })
})

describe('one request for access, decided by two at once', () => {
  it('makes one organization, with one invitation, in each of twenty rounds', async () => {
    for (let round = 0; round < 20; round++) {
      const requestId = `arq_${round}`
      await stage.sql(
        `insert into tenantry.access_requests (id, name, email, organization) values ($1, 'Asker', $2, 'Asked for')`,
        [requestId, `asker${round}@race.test`],
      )
      const answers = await Promise.all(
        [one, other, one].map((who) => stage.call(contract.approveAccessRequest, who, { requestId })),
      )
      expect(new Set(answers.map(({ request }) => request.tenant?.id)).size).toBe(1)
      expect(answers.filter(({ invitation }) => invitation)).toHaveLength(1)
    }
    const [rows] = await stage.sql(`select count(*)::int as tenants from tenantry.tenants where name = 'Asked for'`)
    expect(rows).toEqual({ tenants: 20 })
  })

  it('is approved or declined, never both', async () => {
    for (let round = 0; round < 20; round++) {
      const requestId = `arq_both_${round}`
      await stage.sql(
        `insert into tenantry.access_requests (id, name, email, organization) values ($1, 'Asker', $2, 'Contested')`,
        [requestId, `contested${round}@race.test`],
      )
      const results = await Promise.allSettled([
        stage.call(contract.approveAccessRequest, one, { requestId }),
        stage.call(contract.declineAccessRequest, other, { requestId }),
      ])
      const refused = results.flatMap((each) => (each.status === 'rejected' ? each.reason.code : []))
      expect(refused).toEqual(['request_settled'])
    }
  })
})
