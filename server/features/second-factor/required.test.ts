import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { superadmin } from '#server/commands/superadmin.ts'
import { completeSetup } from '#server/features/setup/complete-setup.ts'
import { offerSetup } from '#server/features/setup/setup-link.ts'
import { credentialsDb } from '#server/scopes/credentials.ts'
import { emailOf, membershipOf, type PersonName, password } from '#tests/cast.ts'
import { commandLine } from '#tests/command-line.ts'
import { openSecondFactorWorld, type SecondFactorWorld } from '#tests/second-factor-world.ts'
import { lookOf } from '#tests/world.ts'

let world: SecondFactorWorld
beforeAll(async () => {
  world = await openSecondFactorWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.forgetTries()
  await world.sql('delete from tenantry.second_factors')
  await world.sql('update tenantry.tenants set second_factor_required = false')
  await world.sql('update tenantry.settings set operators_need_second_factor = false')
})

const isDue = { status: 403, body: { code: 'second_factor_required' } }
const policy = '/api/admin/settings/security'
const askFor = (who: PersonName, secondFactorRequired = true) => world.as(who).patch(policy, { secondFactorRequired })
const team = (who: PersonName, tenant = 'north') => world.as(who).get('/api/admin/team', { tenant })
const me = async (who: PersonName) => (await world.as(who).get('/api/auth/me', { tenant: null })).body.secondFactor
const location = async (who: PersonName, path: string) =>
  (await world.as(who).get(path, { tenant: null })).headers.get('location')

describe('an organization that requires a second factor', () => {
  it('rule 22: is told so by an admin who has one, never by one who would shut themselves out', async () => {
    expect(await askFor('ada')).toMatchObject(isDue)
    expect((await world.as('ada').get(policy)).body).toMatchObject({
      secondFactorRequired: false,
      membersWithoutSecondFactor: 4,
    })
    await world.enrol('ada')
    expect(await askFor('ada')).toMatchObject({
      status: 200,
      body: { secondFactorRequired: true, membersWithoutSecondFactor: 3 },
    })
    const [line] = await world.sql(
      `select action, actor_id, changes from tenantry.audit_events where tenant_id = 'ten_north' order by seq desc limit 1`,
    )
    expect(line).toEqual({
      action: 'tenant.security_changed',
      actor_id: 'usr_ada',
      changes: { secondFactorRequired: { old: false, new: true } },
    })
  })

  it('opens to nobody without one from their next request on, and opens with it', async () => {
    await world.enrol('ada')
    expect(await team('vic')).toMatchObject({ status: 200 })
    await askFor('ada')
    expect(await team('vic')).toMatchObject(isDue)
    expect(await team('ada')).toMatchObject({ status: 200 })
    // Not without the permission, and no more than anybody learns elsewhere.
    expect(lookOf(await team('gus'))).toEqual(lookOf(await team('gus', 'nowhere')))
    await world.enrol('vic')
    expect(await team('vic')).toMatchObject({ status: 200 })
    await world.sql(`delete from tenantry.second_factors where user_id = 'usr_vic'`)
    expect(await team('vic')).toMatchObject(isDue)
    await askFor('ada', false)
    expect(await team('vic')).toMatchObject({ status: 200 })
  })

  it('asks for it at its own door alone', async () => {
    await world.enrol('ada')
    await askFor('ada')
    expect(await team('una')).toMatchObject(isDue)
    expect(await team('una', 'south')).toMatchObject({ status: 200 })
    expect(await world.as('vic').get('/api/account/profile')).toMatchObject({ status: 200 })
  })

  it('does not ask operators who step in, but none of them switches it on without one', async () => {
    const asOlive = '/api/super-admin/tenants/ten_north'
    const change = (secondFactorRequired: boolean) =>
      world.as('olive').patch(`${asOlive}/settings/security`, { secondFactorRequired })
    expect(await change(true)).toMatchObject(isDue)
    await world.sql(`update tenantry.tenants set second_factor_required = true where id = 'ten_north'`)
    expect(await world.as('olive').get(`${asOlive}/team`)).toMatchObject({ status: 200 })
    expect(await change(false)).toMatchObject({ status: 200 })
  })

  it('is named where one looks after one’s account, and told to the pages', async () => {
    expect(await me('vic')).toEqual({ isEnabled: false, isRequired: false })
    await world.sql(`update tenantry.tenants set second_factor_required = true where id = 'ten_north'`)
    expect((await world.as('vic').get('/api/account/second-factor')).body).toMatchObject({ isRequiredBy: ['North'] })
    expect(await me('vic')).toEqual({ isEnabled: false, isRequired: true })
    expect(await location('vic', '/dashboard')).toBe('/settings/security')
    expect(await location('una', '/dashboard')).toBe('/select-org')
    await world.enrol('vic')
    expect(await me('vic')).toEqual({ isEnabled: true, isRequired: true })
    expect(await location('vic', '/dashboard')).toBe('/o/north')
  })

  it('shows who lacks it to whoever may manage them', async () => {
    const max = async (who: PersonName) =>
      (await world.as(who).get(`/api/admin/team/${membershipOf('max', 'north')}`, { tenant: 'north' })).body
        .hasSecondFactor
    expect(await max('ada')).toBe(false)
    expect(await max('vic')).toBe(null)
    await world.enrol('max')
    expect(await max('ada')).toBe(true)
    const invited = await world.as('ada').get('/api/admin/team/mem_invited_north')
    expect(invited.body.hasSecondFactor).toBe(null)
  })
})

describe('an installation whose superadmins need a second factor', () => {
  const settings = '/api/super-admin/settings'
  const change = (operatorsNeedSecondFactor: boolean) =>
    world.as('olive').patch(settings, { operatorsNeedSecondFactor })
  const isOn = async () =>
    (await world.sql('select operators_need_second_factor as is_on from tenantry.settings'))[0]?.is_on

  it('rule 22: is told so by a superadmin who has one', async () => {
    expect(await change(true)).toMatchObject(isDue)
    expect(await isOn()).toBe(false)
    await world.enrol('olive')
    expect(await change(true)).toMatchObject({ status: 200, body: { operatorsNeedSecondFactor: true } })
    expect(await world.as('olive').get(settings)).toMatchObject({ status: 200 })
  })

  it('rule 22: keeps the portal shut to one without, who is led to set one up', async () => {
    await world.sql('update tenantry.settings set operators_need_second_factor = true')
    expect(await world.as('olive').get('/api/super-admin/tenants')).toMatchObject(isDue)
    expect(await world.as('olive').get('/api/super-admin/tenants/ten_north/team')).toMatchObject(isDue)
    expect(await me('olive')).toEqual({ isEnabled: false, isRequired: true })
    expect((await world.as('olive').get('/api/account/second-factor')).body).toMatchObject({
      isRequiredBy: ['platform'],
    })
    for (const path of ['/admin', '/admin/orgs?q=a', '/org/new', '/super-admin/tenants'])
      expect(await location('olive', path), path).toBe(`/settings/security?next=${encodeURIComponent(path)}`)
    expect(await location('olive', '/dashboard')).toBe('/settings/security')
    expect(await world.as('olive').get('/settings/security', { tenant: null })).toMatchObject({ status: 200 })
    const described = await world.as('olive').get('/api/openapi.json')
    expect(Object.keys(described.body.paths ?? {}).filter((path) => path.startsWith('/api/super-admin'))).toEqual([])
    await world.enrol('olive')
    expect(await world.as('olive').get('/api/super-admin/tenants')).toMatchObject({ status: 200 })
    expect(await location('olive', '/dashboard')).toBe('/admin')
  })

  it('rule 63: is to everybody else as if there were no portal, file or page', async () => {
    await world.sql('update tenantry.settings set operators_need_second_factor = true')
    for (const who of ['vic', 'nora', 'odo', 'nobody'] as const)
      for (const [portal, nowhere] of [
        ['/admin', '/no-such-page'],
        ['/admin/assets/operator.js', '/no-such-page/assets/operator.js'],
        ['/api/super-admin/tenants', '/api/no-such-address'],
        ['/api/super-admin/events', '/api/no-such-address'],
      ] as const)
        expect(lookOf(await world.as(who).get(portal)), `${who} ${portal}`).toEqual(
          lookOf(await world.as(who).get(nowhere)),
        )
    // Not even to a superadmin who has still to set one up are the portal's files handed out.
    expect((await world.as('olive').get('/admin/assets/operator.js')).status).not.toBe(200)
  })

  it('leaves the command line open, which takes a second factor from whoever has lost it', async () => {
    await world.enrol('olive')
    await change(true)
    const at = commandLine(world)
    expect(await superadmin(['remove-second-factor', emailOf('olive')])(at)).toContain('without a second factor')
    const [mail] = await world.sql(`select kind from tenantry.outbox where recipient = $1 order by created_at desc`, [
      emailOf('olive'),
    ])
    expect(mail).toEqual({ kind: 'second_factor_removed' })
    const [line] = await world.sql(
      `select action, actor_id, resource_name from tenantry.audit_events where tenant_id is null order by seq desc limit 1`,
    )
    expect(line).toEqual({
      action: 'second_factor.removed',
      actor_id: 'command-line',
      resource_name: emailOf('olive'),
    })
    const signedIn = await world.signIn('olive')
    expect(signedIn.body).toMatchObject({ secondFactorRequired: false })
    expect(await world.as('olive').get('/api/super-admin/tenants')).toMatchObject(isDue)
  })

  describe('begins so in production', () => {
    const forgetSuperadmins = () =>
      world.sql(
        `begin; set constraints all immediate; alter table tenantry.users disable trigger a_superadmin_remains;
         update tenantry.users set is_super_admin = false where id in ('usr_olive', 'usr_odo');
         alter table tenantry.users enable trigger a_superadmin_remains; commit`,
      )
    const makeSuperadmin = () => world.sql(`update tenantry.users set is_super_admin = true where id = 'usr_olive'`)

    it.each([true, false])('by the command line: %s', async (isProduction) => {
      await forgetSuperadmins()
      await superadmin(['grant', emailOf('olive')])(commandLine(world, { isProduction }))
      expect(await isOn()).toBe(isProduction)
      await world.sql('update tenantry.settings set operators_need_second_factor = false')
      await superadmin(['grant', emailOf('gus')])(commandLine(world, { isProduction }))
      expect(await isOn(), 'the second changes nothing').toBe(false)
      await world.sql(`update tenantry.users set is_super_admin = false where id = 'usr_gus'`)
    })

    it.each([false, true])('by the setup link: %s', async (isProduction) => {
      await forgetSuperadmins()
      await world.sql('update tenantry.setup set claimed_by = null, claimed_at = null')
      await offerSetup({ db: credentialsDb(world.database), platform: world.platform }, 'a-setup-token')
      const email = `first-${isProduction}@tenantry.test`
      const { visit } = commandLine(world, { isProduction })
      await completeSetup({ ...visit }, { token: 'a-setup-token', name: 'First', email, password })
      expect(await isOn()).toBe(isProduction)
      await makeSuperadmin()
      await world.sql(`update tenantry.users set is_super_admin = false where email = $1`, [email])
    })
  })
})
