import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashToken } from '#server/vault.ts'
import { membershipOf } from '#tests/cast.ts'
import { addMembers, signIn } from '#tests/newcomers.ts'
import { openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await addMembers(world, ['pia', 'rio'], ['rol_manager'])
})
afterAll(() => world.close())

const session = async (name: string) => world.withCookie(world.cookieOf(await signIn(world, name, hashToken)))
const invite = async (by: ReturnType<World['as']>, email: string, roleIds: readonly string[] = ['rol_viewer']) => {
  const { body } = await by.post('/api/admin/team/invites', { emails: [email], roleIds }, { tenant: 'north' })
  const [result] = body.results as unknown as [{ invitationId: string; link: string }]
  return { id: result.invitationId, token: new URL(result.link).searchParams.get('token') ?? '' }
}
const stateOf = async (invitationId: string) =>
  (
    await world.sql<{ invitation: string; membership: string }>(
      `select i.status as invitation, m.status as membership from tenantry.invitations i
         join tenantry.memberships m on m.tenant_id = i.tenant_id and m.id = i.membership_id where i.id = $1`,
      [invitationId],
    )
  )[0]

describe('removing a member', () => {
  it('rule 73: takes along the invitations they sent, and nobody else’s', async () => {
    const pia = await session('pia')
    const [hers, accepted, others] = [
      await invite(pia, 'hers@example.com', ['rol_support']),
      await invite(pia, 'accepted@example.com', ['rol_support']),
      await invite(world.as('ada'), 'others@example.com'),
    ]
    await world
      .as('nobody')
      .post(`/api/invitations/${accepted.token}/accept`, { name: 'Accepted', password: 'violet harbour 17 trumpets' })
    expect(await world.as('ada').delete('/api/admin/team/mem_pia', {})).toMatchObject({ status: 200 })
    expect(await stateOf(hers.id)).toEqual({ invitation: 'revoked', membership: 'removed' })
    expect(await stateOf(accepted.id)).toEqual({ invitation: 'accepted', membership: 'active' })
    expect(await stateOf(others.id)).toEqual({ invitation: 'pending', membership: 'pending' })
    expect(await world.as('nobody').get(`/api/invitations/${hers.token}`)).toMatchObject({ status: 404 })
    const [line] = await world.sql(
      `select actor_id, changes from tenantry.audit_events where action = 'invitation.revoked' and resource_id = $1`,
      [hers.id],
    )
    expect(line).toEqual({
      actor_id: 'usr_ada',
      changes: { status: { old: 'pending', new: 'revoked' }, reason: { new: 'inviter_removed' } },
    })
  })

  it('is in force at their next request, and ends the streams of their open pages', async () => {
    const rio = await session('rio')
    const stream = await world.app.request('/api/events?tenant=north', {
      headers: { cookie: world.cookieOf('session-of-rio'), 'user-agent': 'test browser' },
    })
    expect(stream.status).toBe(200)
    const read = readUntilEnd(stream)
    expect(await world.as('ada').delete('/api/admin/team/mem_rio', {})).toMatchObject({ status: 200 })
    expect(await rio.get('/api/admin/dashboard', { tenant: 'north' })).toMatchObject({ status: 404 })
    expect(await read).toContain('event: session.ended')
  })

  it('rule 74: invited again, they start afresh with what they are invited into, and nothing they held', async () => {
    await world.sql(
      `insert into tenantry.group_members (tenant_id, group_id, membership_id) values ('ten_north', 'grp_north', 'mem_rio')`,
    )
    const again = await invite(world.as('ada'), 'rio@tenantry.test')
    const before = await world.sql(`select id from tenantry.memberships where user_id = 'usr_rio' order by created_at`)
    expect(before).toHaveLength(2)
    await world.sql(
      `insert into tenantry.accounts (user_id, provider_id, account_id) values ('usr_rio', 'credential', 'usr_rio')`,
    )
    const rio = world.withCookie(world.cookieOf('session-of-rio'))
    expect(await rio.post(`/api/invitations/${again.token}/accept`, {})).toMatchObject({ status: 200 })
    const { body } = await world.as('ada').get(`/api/admin/team?q=rio@tenantry.test`)
    expect(body.items).toMatchObject([{ roles: [{ id: 'rol_viewer' }], groups: [], rank: 100 }])
    expect((await rio.get('/api/auth/me', { tenant: 'north' })).body.permissions).not.toContain('team.manage')
  })

  it('takes back an invitation, too', async () => {
    const { id } = await invite(world.as('ada'), 'back@example.com')
    const [row] = await world.sql<{ membership_id: string }>(
      'select membership_id from tenantry.invitations where id = $1',
      [id],
    )
    expect(await world.as('ada').delete(`/api/admin/team/${row?.membership_id}`, {})).toMatchObject({ status: 200 })
    expect(await stateOf(id)).toEqual({ invitation: 'revoked', membership: 'removed' })
  })

  it('is refused for oneself, for someone above, and for someone of another organization', async () => {
    const remove = (who: 'ada' | 'vic', id: string) => world.as(who).delete(`/api/admin/team/${id}`, {})
    expect(await remove('ada', membershipOf('ada', 'north'))).toMatchObject({ body: { code: 'not_oneself' } })
    expect(await remove('ada', membershipOf('gus', 'south'))).toMatchObject({ body: { code: 'not_found' } })
    await world.sql(
      `update tenantry.membership_roles set role_id = 'rol_manager' where membership_id = '${membershipOf('vic', 'north')}'`,
    )
    expect(await remove('vic', membershipOf('ada', 'north'))).toMatchObject({ body: { code: 'above_own_rank' } })
  })
})

async function readUntilEnd(response: Response): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) text += decoder.decode(chunk as Uint8Array, { stream: true })
  return text
}
