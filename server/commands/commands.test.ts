import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emailOf, membershipOf } from '#tests/cast.ts'
import { commandLine } from '#tests/command-line.ts'
import { openWorld, type World } from '#tests/world.ts'
import { diagnose } from './doctor.ts'
import { superadmin } from './superadmin.ts'
import { tenant } from './tenant.ts'
import { verifyAudit } from './verify-audit.ts'
import type { AtCommandLine } from './with-platform.ts'

let world: World
let at: AtCommandLine
beforeAll(async () => {
  world = await openWorld()
  at = commandLine(world)
})
afterAll(() => world.close())

const lastLine = async () =>
  (
    await world.sql(
      `select action, actor_id, resource_name from tenantry.audit_events where actor_id = 'command-line' order by at desc limit 1`,
    )
  )[0]

describe('superadmin', () => {
  it('rule 33: lets one in, and out, at their very next request', async () => {
    const portal = async () => (await world.as('nora').get('/api/super-admin/tenants', { tenant: null })).status
    expect(await portal()).toBe(404)
    expect(await superadmin(['grant', emailOf('nora').toUpperCase()])(at)).toBe(`${emailOf('nora')} is superadmin now.`)
    expect(await portal()).toBe(200)
    expect(await superadmin(['list'])(at)).toContain(emailOf('nora'))
    expect(await superadmin(['revoke', emailOf('nora')])(at)).toBe(`${emailOf('nora')} is superadmin no more.`)
    expect(await portal()).toBe(404)
    expect(await lastLine()).toMatchObject({ action: 'superadmin.revoked', resource_name: emailOf('nora') })
  })

  it('never takes the last one', async () => {
    await expect(superadmin(['revoke', emailOf('olive')])(at)).rejects.toMatchObject({ code: 'last_superadmin' })
    expect(await superadmin(['list'])(at)).toContain(emailOf('olive'))
  })

  it.each([
    [[], 'Say it as `tenantry superadmin list` or'],
    [['list', 'all'], 'Say it as'],
    [['grant'], 'Say it as'],
    [['grant', emailOf('nora'), emailOf('vic')], 'Say it as'],
    [['grant', 'no address'], 'Say it as'],
    [['toString', emailOf('nora')], 'Say it as'],
    [['grant', 'nobody@tenantry.test'], 'Nobody has the address nobody@tenantry.test.'],
  ])('says what is wrong with %j', async (words, said) => {
    await expect((async () => superadmin(words)(at))()).rejects.toThrow(said)
  })
})

describe('tenant', () => {
  it('suspends and restores an organization, in force at the next request', async () => {
    const team = async () => (await world.as('ada').get('/api/admin/team')).status
    expect(await tenant(['suspend', 'north'])(at)).toBe('North is suspended.')
    expect(await team()).toBe(403)
    expect(await tenant(['list'])(at)).toMatch(/^north +suspended +North$/m)
    expect(await tenant(['restore', 'north'])(at)).toBe('North is active.')
    expect(await team()).toBe(200)
    expect(await lastLine()).toMatchObject({ action: 'tenant.restored', resource_name: 'North' })
  })

  it.each([
    [[], 'Say it as `tenantry tenant list` or'],
    [['list', 'all'], 'Say it as'],
    [['suspend'], 'Say it as'],
    [['suspend', 'north', 'south'], 'Say it as'],
    [['destroy', 'north'], 'Say it as'],
    [['suspend', 'nowhere'], 'No organization has the address nowhere.'],
  ])('says what is wrong with %j', async (words, said) => {
    await expect((async () => tenant(words)(at))()).rejects.toThrow(said)
  })
})

describe('verify-audit', () => {
  it('rule 123: finds the trail whole, and names the first line that was changed by hand', async () => {
    expect(await verifyAudit(at)).toMatch(/^The trail is whole: [1-9]\d* lines in [1-9]\d* chains\.$/)
    await world.sql('alter table tenantry.audit_events disable trigger audit_events_stay')
    await world.sql(
      `update tenantry.audit_events set actor_email = 'someone.else@tenantry.test' where chain = 'ten_north' and seq = 1`,
    )
    await world.sql('alter table tenantry.audit_events enable trigger audit_events_stay')
    await expect(verifyAudit(at)).rejects.toThrow(/^Line 1 of the trail of ten_north /)
  })
})

describe('doctor', () => {
  it('says where the data is, and that no mail leaves', async () => {
    const { said } = await diagnose(at)
    expect(said).toContain(world.kind === 'embedded' ? 'Database: embedded' : 'Database: PostgreSQL')
    expect(said).toContain('SMTP_URL is not set')
    expect(said).toMatch(/ok +Roles and memberships/)
    expect(said).toMatch(/ok +Second factors/)
  })

  it('notices what a restore without triggers left astray', async () => {
    await world.sql(`update tenantry.memberships set role_ids = '{rol_tenant_admin}' where id = $1`, [
      membershipOf('vic', 'north'),
    ])
    await world.sql(`update tenantry.roles set grants = '{}' where id = 'rol_finance'`)
    await world.sql(`update tenantry.users set has_second_factor = not has_second_factor where email = $1`, [
      emailOf('vic'),
    ])
    const { said, isFine } = await diagnose(at)
    expect(said).toMatch(/look +Roles and memberships: 1 roles and 1 memberships/)
    expect(said).toMatch(/look +Second factors: of 1 people/)
    expect(isFine).toBe(false)
  })
})
