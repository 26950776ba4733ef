import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hashToken } from '#server/vault.ts'
import { emailOf, membershipOf, userOf } from '#tests/cast.ts'
import { type Answer, openWorld, type World } from '#tests/world.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await openWorld()
  // Of the highest rank, so that what it lacks is what the other gives.
  await world.sql(`
    insert into tenantry.roles (id, tenant_id, name, rank) values ('rol_recruiter', 'ten_north', 'Recruiter', 1000);
    insert into tenantry.role_permissions (tenant_id, role_id, permission) values ('ten_north', 'rol_recruiter', 'team.invite')`)
})
afterAll(() => world.close())

/** Vic, who may invite and give the role of a Manager but no higher one, invites Nora, who has an account. */
beforeEach(async () => {
  await world.sql('delete from tenantry.rate_limits')
  await giveRole('vic', 'rol_manager')
  const asked = { emails: [emailOf('nora')], roleIds: ['rol_manager'] }
  const { body } = await world.as('vic').post('/api/admin/team/invites', asked)
  const [{ link }] = body.results as unknown as [{ link: string }]
  token = new URL(link).searchParams.get('token') ?? ''
})
afterEach(async () => {
  await world.sql(`delete from tenantry.outbox; delete from tenantry.invitations where email = '${emailOf('nora')}';
    delete from tenantry.memberships where user_id = '${userOf('nora')}'`)
})

const giveRole = (who: 'vic', role: string) =>
  world.sql(`update tenantry.membership_roles set role_scope = (select scope from tenantry.roles where id = '${role}'), role_id = '${role}'
              where membership_id = '${membershipOf(who, 'north')}'`)
const path = () => `/api/invitations/${token}/accept`
const setSession = (change: string) => world.sql(`update tenantry.sessions set ${change} where id = 'ses_nora'`)

async function expectNothingDone(attempt: () => Promise<Answer>, status: number, code: string) {
  const before = await world.fingerprint()
  expect(await attempt()).toMatchObject({ status, body: { code } })
  expect(await world.fingerprint()).toBe(before)
}

describe('a link of somebody who has an account', () => {
  it('rule 66: is taken up by them alone, signed in', async () => {
    const newPassword = { name: 'Nora', password: 'copper lantern 42 meadows' }
    await expectNothingDone(() => world.as('nobody').post(path(), newPassword), 401, 'signed_out')
    await expectNothingDone(() => world.as('gus').post(path(), {}), 403, 'wrong_account')
    await expectNothingDone(() => world.as('olive').post(path(), {}), 403, 'wrong_account')
    expect(await world.as('nora').post(path(), {})).toMatchObject({ status: 200 })
  })

  it.each([
    ['ran out', `expires_at = now()`, `expires_at = now() + interval '1 day'`],
    ['was not used for twelve hours', `last_used_at = now() - interval '12 hours'`, 'last_used_at = now()'],
  ])('rule 66: is not taken up with a session that %s', async (_, change, back) => {
    await setSession(change)
    await expectNothingDone(() => world.as('nora').post(path(), {}), 401, 'signed_out')
    await setSession(back)
  })

  it('rule 66: is not taken up with half a sign-in', async () => {
    await world.sql(`insert into tenantry.half_sign_ins (token_hash, user_id, password_digest)
      values ('${hashToken('half-of-nora')}', '${userOf('nora')}', '')`)
    for (const cookie of [world.cookieOf('half-of-nora', 'half'), world.cookieOf('half-of-nora')])
      await expectNothingDone(() => world.withCookie(cookie).post(path(), {}), 401, 'signed_out')
    await world.sql('delete from tenantry.half_sign_ins')
  })
})

describe('somebody who was merely invited', () => {
  const merely = 'invited@north.test'

  it('rule 18: has no way in but the link, whatever they try with their address', async () => {
    const nobody = world.as('nobody')
    for (const password of ['', 'x', 'violet harbour 17 trumpets'])
      expect([401, 422]).toContain((await nobody.post('/api/auth/sign-in/email', { email: merely, password })).status)
    expect(await nobody.post('/api/auth/request-password-reset', { email: merely })).toMatchObject({ status: 200 })
    const [left] = await world.sql(`
      select (select count(*)::integer from tenantry.outbox where recipient = '${merely}') as mails,
             (select count(*)::integer from tenantry.verifications) as links,
             (select count(*)::integer from tenantry.sessions s join tenantry.users u on u.id = s.user_id where u.email = '${merely}') as sessions,
             (select status from tenantry.memberships where email = '${merely}') as membership`)
    expect(left).toEqual({ mails: 0, links: 0, sessions: 0, membership: 'pending' })
  })
})

type Loss = { readonly they: string; change(): Promise<unknown>; back?(): Promise<unknown> }

describe('whoever invited', () => {
  const losses: readonly Loss[] = [
    { they: 'may invite, but not into this any more', change: () => giveRole('vic', 'rol_recruiter') },
    { they: 'may not invite any more', change: () => giveRole('vic', 'rol_viewer') },
    {
      they: 'are disabled',
      change: () => world.sql(`update tenantry.users set status = 'disabled' where id = '${userOf('vic')}'`),
      back: () =>
        world.sql(`update tenantry.users set status = 'active' where id = '${userOf('vic')}';
          insert into tenantry.sessions (id, token_hash, user_id, expires_at)
          values ('ses_vic', '${hashToken('session-of-vic')}', '${userOf('vic')}', now() + interval '1 day')`),
    },
  ]
  it.each(losses)('rule 68: invites nobody once they $they', async ({ change, back }) => {
    await change()
    await expectNothingDone(() => world.as('nora').post(path(), {}), 404, 'not_found')
    await back?.()
    await giveRole('vic', 'rol_manager')
    expect(await world.as('nora').post(path(), {})).toMatchObject({ status: 200 })
  })
})
