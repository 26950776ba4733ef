import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashToken } from '#server/vault.ts'
import { membershipOf, userOf } from '#tests/cast.ts'
import { type Answer, openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const rounds = 15
const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status).toSorted()

/** Nora is invited into North by Ada, anew: she has an account, so accepting hashes nothing and races are close. */
async function inviteNora(token: string): Promise<string> {
  await world.sql(`delete from tenantry.outbox; delete from tenantry.invitations where membership_id = 'mem_nora';
    delete from tenantry.memberships where id = 'mem_nora'`)
  await world.sql(`insert into tenantry.memberships (tenant_id, id, user_id, status, email)
    values ('ten_north', 'mem_nora', '${userOf('nora')}', 'pending', 'nora@tenantry.test')`)
  await world.sql(`insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
    values ('ten_north', 'mem_nora', '', 'rol_viewer')`)
  const [invitation] = await world.sql<{ id: string }>(
    `insert into tenantry.invitations (tenant_id, membership_id, email, token_hash, invited_by, invited_by_name, expires_at)
     values ('ten_north', 'mem_nora', 'nora@tenantry.test', $1, '${userOf('ada')}', 'Ada', now() + interval '1 day') returning id`,
    [hashToken(token)],
  )
  return String(invitation?.id)
}

const accept = (token: string) => world.as('nora').post(`/api/invitations/${token}/accept`, {})
const stateOf = async (invitationId: string) => {
  const [row] = await world.sql(
    `select i.status as invitation, m.status as membership,
            (select count(*)::integer from tenantry.audit_events a where a.action = 'invitation.accepted' and a.resource_id = i.id) as accepted,
            (select count(*)::integer from tenantry.audit_events a where a.action = 'invitation.revoked' and a.resource_id = i.id) as revoked
       from tenantry.invitations i join tenantry.memberships m on m.tenant_id = i.tenant_id and m.id = i.membership_id
      where i.id = $1`,
    [invitationId],
  )
  return row
}

describe('rule 67: accepting', { timeout: 60_000 }, () => {
  it('twice at once accepts once', async () => {
    for (let round = 0; round < rounds; round++) {
      const id = await inviteNora(`twice-${round}`)
      expect(statuses(await Promise.all([accept(`twice-${round}`), accept(`twice-${round}`)]))).toEqual([200, 404])
      expect(await stateOf(id)).toEqual({ invitation: 'accepted', membership: 'active', accepted: 1, revoked: 0 })
    }
  })

  it('twice at once makes one credential and one session for a new person', async () => {
    const body = { name: 'Ivy', password: 'violet harbour 17 trumpets' }
    const answers = await Promise.all(
      [1, 2, 3].map(() => world.as('nobody').post('/api/invitations/link-into-north/accept', body)),
    )
    expect(statuses(answers)).toEqual([200, 404, 404])
    expect(await world.sql(`select 1 from tenantry.accounts where user_id = 'usr_invited_north'`)).toHaveLength(1)
    expect(await world.sql(`select 1 from tenantry.sessions where user_id = 'usr_invited_north'`)).toHaveLength(1)
  })

  it('while it is being revoked ends in one of both, wholly', async () => {
    for (let round = 0; round < rounds; round++) {
      const id = await inviteNora(`revoked-${round}`)
      const [accepted, revoked] = await Promise.all([
        accept(`revoked-${round}`),
        world.as('ada').delete(`/api/admin/team/invites/${id}`, {}),
      ])
      const isIn = accepted.status === 200
      expect([accepted.status, revoked.status]).toEqual(isIn ? [200, 409] : [404, 200])
      expect(await stateOf(id)).toEqual(
        isIn
          ? { invitation: 'accepted', membership: 'active', accepted: 1, revoked: 0 }
          : { invitation: 'revoked', membership: 'removed', accepted: 0, revoked: 1 },
      )
      expect(await world.as('nora').get('/api/admin/dashboard', { tenant: 'north' })).toMatchObject({
        status: isIn ? 200 : 404,
      })
    }
  })

  it('while the link is being renewed works with one of both links, never with both', async () => {
    for (let round = 0; round < rounds; round++) {
      const id = await inviteNora(`renewed-${round}`)
      const [accepted, resent] = await Promise.all([
        accept(`renewed-${round}`),
        world.as('ada').post(`/api/admin/team/invites/${id}/resend`, {}),
      ])
      await world.sql(`delete from tenantry.rate_limits`)
      expect([accepted.status, resent.status].toSorted()).toEqual(accepted.status === 200 ? [200, 409] : [200, 404])
      if (accepted.status === 200) continue
      expect(await accept(`renewed-${round}`)).toMatchObject({ status: 404 })
      const link = String(resent.body.link)
      expect(await accept(link.slice(link.indexOf('=') + 1))).toMatchObject({ status: 200 })
    }
  })

  it('while the organization is being suspended leaves nobody half in', async () => {
    for (let round = 0; round < 10; round++) {
      const id = await inviteNora(`suspended-${round}`)
      const [accepted] = await Promise.all([
        accept(`suspended-${round}`),
        world.as('olive').post('/api/super-admin/tenants/ten_north/suspend', {}),
      ])
      expect([200, 404]).toContain(accepted.status)
      expect(await stateOf(id)).toMatchObject(
        accepted.status === 200
          ? { invitation: 'accepted', membership: 'active' }
          : { invitation: 'pending', membership: 'pending' },
      )
      expect(await world.as('nora').get('/api/admin/dashboard', { tenant: 'north' })).toMatchObject({
        status: accepted.status === 200 ? 403 : 404,
      })
      await world.as('olive').post('/api/super-admin/tenants/ten_north/restore', {})
    }
  })

  it('while it is revoked and the organization suspended, all three at once, ends wholly in one state', async () => {
    for (let round = 0; round < rounds; round++) {
      const id = await inviteNora(`all-${round}`)
      const [accepted, revoked, suspended] = await Promise.all([
        accept(`all-${round}`),
        world.as('ada').delete(`/api/admin/team/invites/${id}`, {}),
        world.as('olive').post('/api/super-admin/tenants/ten_north/suspend', {}),
      ])
      expect(suspended.status).toBe(200)
      expect([200, 404]).toContain(accepted.status)
      // Who revokes may find it accepted, or no longer be let in.
      expect([200, 403, 409]).toContain(revoked.status)
      expect(accepted.status === 200 && revoked.status === 200).toBe(false)
      const [isIn, isRevoked] = [accepted.status === 200, revoked.status === 200]
      expect(await stateOf(id)).toEqual({
        invitation: isIn ? 'accepted' : isRevoked ? 'revoked' : 'pending',
        membership: isIn ? 'active' : isRevoked ? 'removed' : 'pending',
        accepted: Number(isIn),
        revoked: Number(isRevoked),
      })
      await world.as('olive').post('/api/super-admin/tenants/ten_north/restore', {})
    }
  })

  it('while the one who invited is being removed leaves nobody half in', async () => {
    for (let round = 0; round < 10; round++) {
      const id = await inviteNora(`removed-${round}`)
      await world.sql(`update tenantry.invitations set invited_by = '${userOf('vic')}' where id = $1`, [id])
      await world.sql(`update tenantry.memberships set status = 'active' where id = '${membershipOf('vic', 'north')}';
        insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
        values ('ten_north', '${membershipOf('vic', 'north')}', '', 'rol_manager') on conflict do nothing`)
      const [accepted, suspended] = await Promise.all([
        accept(`removed-${round}`),
        world.as('ada').patch(`/api/admin/team/${membershipOf('vic', 'north')}`, { status: 'suspended' }),
      ])
      expect(suspended.status).toBe(200)
      expect(await stateOf(id)).toMatchObject(
        accepted.status === 200
          ? { invitation: 'accepted', membership: 'active' }
          : { invitation: 'pending', membership: 'pending' },
      )
    }
    expect(await world.sql('select * from tenantry.verify_audit()')).toEqual([])
  })
})
