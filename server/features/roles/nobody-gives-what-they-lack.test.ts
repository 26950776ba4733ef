import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Endpoint } from '#contract/endpoint.ts'
import * as groups from '#contract/groups.ts'
import * as invitations from '#contract/invitations.ts'
import { inTenant } from '#contract/operator.ts'
import * as roles from '#contract/roles.ts'
import * as team from '#contract/team.ts'
import type { Person } from '#tests/stage.ts'
import { type Member, openTeamStage, type TeamStage } from '#tests/team-stage.ts'
import { groupRoutes } from '../groups/routes.ts'
import { invitationRoutes } from '../invitations/routes.ts'
import { teamRoutes } from '../team/routes.ts'
import { roleRoutes } from './routes.ts'

const held = 'orders.view'
const lacked = 'payouts.process'
const ownRank = 500

let stage: TeamStage
let actor: Member
let operator: Person
let count = 0
const fresh = (word: string) => `${word} ${++count}`

beforeAll(async () => {
  stage = await openTeamStage([...roleRoutes, ...groupRoutes, ...teamRoutes, ...invitationRoutes])
  const permissions = ['team.view', 'team.invite', 'team.manage', 'team.roles.manage', held, 'orders.manage']
  actor = await stage.member('Actor', { roles: [await stage.role({ name: 'Acting', rank: ownRank, permissions })] })
  operator = await stage.person('Operator', { isSuperAdmin: true })
  await stage.sql('update tenantry.settings set invitations_per_day = 10000')
})
afterAll(() => stage.close())

/** Everything below is done by the actor, or by an operator through the same use case. */
type Who = 'actor' | 'operator'
const call = (who: Who, promise: Endpoint, values: Record<string, unknown>) => {
  if (who === 'actor') return stage.call(promise, actor, values)
  const same = Object.values(inTenant).find(
    ({ path, method }) =>
      method === promise.method && path === promise.path.replace('/api/admin', '/api/super-admin/tenants/:tenantId'),
  )
  if (!same) throw new Error(`An operator has no ${promise.path}.`)
  return stage.call(same as Endpoint, operator, { tenantId: stage.tenantId, ...values })
}

/** A role to be given: of this rank, giving this permission. */
type Gift = { readonly rank: number; readonly permission: string }
const roleOf = ({ rank, permission }: Gift) => stage.role({ name: fresh('Gift'), rank, permissions: [permission] })
const harmless = (rank = 10) => stage.role({ name: fresh('Harmless'), rank })
const somebody = (more = {}) => stage.member(fresh('Somebody'), more)
const address = () => `${fresh('someone').replace(' ', '-')}@elsewhere.test`

/** Every way in. Each tries to make the gift somebody's, or a role's. */
const ways: Record<string, (gift: Gift, who: Who) => Promise<unknown>> = {
  'creating a role': ({ rank, permission }, who) =>
    call(who, roles.createRole, { name: fresh('New'), rank, permissions: [permission] }),
  'creating a role below one': async (gift, who) =>
    call(who, roles.createRole, { name: fresh('New'), rank: 10, permissions: [], parentRoleId: await roleOf(gift) }),
  'copying a role': async (gift, who) => call(who, roles.copyRole, { id: await roleOf(gift), name: fresh('Copy') }),
  'adding a permission to a role': async ({ rank, permission }, who) =>
    call(who, roles.changeRole, { id: await harmless(rank), permissions: [permission] }),
  'ticking a permission in the matrix': async ({ rank, permission }, who) =>
    call(who, roles.grantPermission, { id: await harmless(rank), permission }),
  'raising a role': async ({ rank, permission }, who) =>
    call(who, roles.changeRole, { id: await roleOf({ rank: 10, permission }), rank }),
  'putting a role below one': async (gift, who) =>
    call(who, roles.changeRole, { id: await harmless(), parentRoleId: await roleOf(gift) }),
  'moving the holders of a role that goes': async (gift, who) => {
    const going = await harmless()
    await somebody({ roles: [going] })
    return call(who, roles.deleteRole, { id: going, moveTo: await roleOf(gift) })
  },
  'assigning a role': async (gift, who) =>
    call(who, team.changeMember, { id: (await somebody()).membershipId, roleIds: [await roleOf(gift)] }),
  'putting a member into a group': async (gift, who) => {
    const group = await stage.group(fresh('Group'), [await roleOf(gift)])
    return call(who, team.changeMember, { id: (await somebody()).membershipId, groupIds: [group] })
  },
  'filling a group': async (gift, who) => {
    const group = await stage.group(fresh('Group'), [await roleOf(gift)])
    return call(who, groups.setGroupMembers, { id: group, membershipIds: [(await somebody()).membershipId] })
  },
  'making a group': async (gift, who) =>
    call(who, groups.createGroup, { name: fresh('Group'), roleIds: [await roleOf(gift)] }),
  'letting a group carry a role': async (gift, who) =>
    call(who, groups.changeGroup, { id: await stage.group(fresh('Group')), roleIds: [await roleOf(gift)] }),
  'restoring a member': async (gift, who) => {
    const suspended = await somebody({ roles: [await roleOf(gift)], status: 'suspended' })
    return call(who, team.changeMember, { id: suspended.membershipId, status: 'active' })
  },
  'restoring a member of a group': async (gift, who) => {
    const group = await stage.group(fresh('Group'), [await roleOf(gift)])
    const suspended = await somebody({ groups: [group], status: 'suspended' })
    return call(who, team.changeMember, { id: suspended.membershipId, status: 'active' })
  },
  'inviting into a role': async (gift, who) =>
    call(who, invitations.inviteMembers, { emails: [address()], roleIds: [await roleOf(gift)] }),
  'inviting many at once': async (gift, who) =>
    call(who, invitations.inviteMembers, {
      emails: [address(), address()],
      roleIds: [await harmless(), await roleOf(gift)],
    }),
  'inviting into a group': async (gift, who) => {
    const group = await stage.group(fresh('Group'), [await roleOf(gift)])
    return call(who, invitations.inviteMembers, { emails: [address()], roleIds: [await harmless()], groupIds: [group] })
  },
  'inviting again': async (gift, who) => {
    const pending = await somebody({ roles: [await roleOf(gift)], status: 'pending' })
    const [invitation] = await stage.sql<{ id: string }>(
      `insert into tenantry.invitations (tenant_id, membership_id, email, token_hash, invited_by_name, expires_at)
       values ($1, $2, $3, $4, 'Somebody', now() + interval '1 day') returning id`,
      [stage.tenantId, pending.membershipId, pending.email, fresh('hash')],
    )
    return call(who, invitations.resendInvitation, { id: invitation?.id })
  },
}

const gifts = [
  { title: 'above one’s rank, held', rank: ownRank + 1, permission: held, refusal: /above_own_rank/ },
  {
    title: 'above one’s rank, not held',
    rank: ownRank + 1,
    permission: lacked,
    refusal: /above_own_rank|beyond_own_permissions/,
  },
  { title: 'of equal rank, held', rank: ownRank, permission: held, refusal: undefined },
  { title: 'of equal rank, not held', rank: ownRank, permission: lacked, refusal: /beyond_own_permissions/ },
  { title: 'below one’s rank, held', rank: ownRank - 1, permission: held, refusal: undefined },
  { title: 'below one’s rank, not held', rank: ownRank - 1, permission: lacked, refusal: /beyond_own_permissions/ },
]

/** What everybody in the organization may do, and what every role gives: nothing of it may change by a refusal. */
const rights = () =>
  stage.sql(`
    select (select jsonb_agg(jsonb_build_object('id', m.id, 'is', a.*) order by m.id)
              from tenantry.memberships m, tenantry.authority_of_membership(m.tenant_id, m.id) a
             where m.status = 'active') as members,
           (select jsonb_agg(jsonb_build_object('id', a.role_id, 'rank', a.rank, 'gives',
                     array(select unnest(a.permissions) order by 1)) order by a.role_id)
              from tenantry.authority_of_roles(array(select id from tenantry.roles where name not like 'Gift %' and name not like 'Harmless %')) a) as roles`)

describe.each(Object.entries(ways))('%s', (_, way) => {
  it.each(gifts)('of what is $title', async ({ rank, permission, refusal }) => {
    if (!refusal) {
      await expect(way({ rank, permission }, 'actor')).resolves.toBeDefined()
      return
    }
    await expect(way({ rank, permission }, 'actor')).rejects.toMatchObject({ code: expect.stringMatching(refusal) })
  })

  it('is an operator’s to do with anything', async () => {
    await expect(way({ rank: ownRank + 1, permission: lacked }, 'operator')).resolves.toBeDefined()
  })
})

describe('a refusal', () => {
  it('leaves everybody’s rights as they were', async () => {
    const before = await rights()
    for (const way of ['creating a role', 'copying a role', 'making a group', 'letting a group carry a role'])
      await expect(ways[way]?.({ rank: ownRank, permission: lacked }, 'actor')).rejects.toMatchObject({
        code: 'beyond_own_permissions',
      })
    expect(await rights()).toEqual(before)
  })
})

describe('one’s own rights', () => {
  it('cannot be raised by any way (fault 2, fault 3)', async () => {
    const before = await stage.standing(actor.membershipId)
    const [own] = await stage.sql<{ role_id: string }>(
      'select role_id from tenantry.membership_roles where membership_id = $1',
      [actor.membershipId],
    )
    const gift = await stage.role({ name: fresh('Gift'), rank: 10, permissions: ['orders.manage'] })
    const group = await stage.group(fresh('Group'), [gift])
    const self = actor.membershipId
    const attempts: [Endpoint, Record<string, unknown>][] = [
      [team.changeMember, { id: self, roleIds: [gift] }],
      [team.changeMember, { id: self, groupIds: [group] }],
      [roles.changeRole, { id: own?.role_id, permissions: [held] }],
      [roles.changeRole, { id: own?.role_id, rank: 1 }],
      [roles.revokePermission, { id: own?.role_id, permission: held }],
      [groups.setGroupMembers, { id: group, membershipIds: [self] }],
      [groups.createGroup, { name: fresh('Group'), roleIds: [gift], membershipIds: [self] }],
    ]
    for (const [promise, values] of attempts)
      await expect(stage.call(promise, actor, values)).rejects.toMatchObject({ code: 'not_oneself' })
    const beyond = [
      [roles.changeRole, { id: own?.role_id, parentRoleId: 'rol_manager' }, 'above_own_rank'],
      [roles.changeRole, { id: own?.role_id, rank: 1000 }, 'above_own_rank'],
      [roles.grantPermission, { id: own?.role_id, permission: lacked }, 'beyond_own_permissions'],
    ] as const
    for (const [promise, values, code] of beyond)
      await expect(stage.call(promise as Endpoint, actor, values)).rejects.toMatchObject({ code })
    expect(await stage.standing(actor.membershipId)).toEqual(before)
  })
})
