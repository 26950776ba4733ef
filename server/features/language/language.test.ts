import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { emailOf } from '#tests/cast.ts'
import { openWorld, type World } from '#tests/world.ts'
import { readDevelopmentInbox } from '../../mail/development-inbox.ts'

// In which language somebody's mail comes.

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterEach(async () => {
  await world.sql('update tenantry.users set language = null')
  await world.sql(`update tenantry.settings set language = 'en'`)
  await world.sql('delete from tenantry.outbox')
})
afterAll(() => world.close())

const german = { headers: { 'accept-language': 'de-DE,de;q=0.9,en;q=0.5' } }
const newest = async () => (await readDevelopmentInbox({ ...world.platform, isProduction: false }, world.database))[0]
const invite = (email: string, asked = {}) =>
  world.as('ada').post('/api/admin/team/invites', { emails: [email], roleIds: ['rol_viewer'] }, asked)

describe('the language of one’s own', () => {
  it('is nothing until one says, and then what one said, with a line in the trail', async () => {
    expect(await world.as('vic').get('/api/account/language')).toMatchObject({ status: 200, body: { language: null } })
    const set = await world.as('vic').put('/api/account/language', { language: 'de' })
    expect(set).toMatchObject({ status: 200, body: { language: 'de' } })
    expect(await world.as('vic').get('/api/account/language')).toMatchObject({ body: { language: 'de' } })
    const [event] = await world.sql<{ changes: unknown }>(
      `select changes from tenantry.audit_events where action = 'user.changed' order by at desc limit 1`,
    )
    expect(event?.changes).toEqual({ language: { old: null, new: 'de' } })
    expect(await world.as('vic').put('/api/account/language', { language: 'fr' })).toMatchObject({ status: 422 })
  })

  it('is what the page spoke where a new person accepted', async () => {
    const { body } = await invite('new@example.com')
    const token = /token=([\w-]+)/.exec(String(body.results?.[0]?.link))?.[1]
    const who = { name: 'New Person', password: 'violet harbour 17 trumpets' }
    expect(await world.as('nobody').post(`/api/invitations/${token}/accept`, who, german)).toMatchObject({
      status: 200,
    })
    expect(await world.sql(`select language from tenantry.users where email = 'new@example.com'`)).toEqual([
      { language: 'de' },
    ])
  })
})

describe('a mail', () => {
  it('comes in the language its reader chose, whoever caused it', async () => {
    await world.sql(`update tenantry.users set language = 'de' where email = $1`, [emailOf('gus')])
    expect(await invite(emailOf('gus'), { headers: { 'accept-language': 'en' } })).toMatchObject({ status: 200 })
    expect((await newest())?.subject).toBe('Ada Admin lädt Sie zu North ein')
  })

  it('to somebody nobody knows comes in the language of whoever invites them', async () => {
    await invite('stranger-1@example.com', german)
    expect((await newest())?.subject).toBe('Ada Admin lädt Sie zu North ein')
    await invite('stranger-2@example.com', { headers: { 'accept-language': 'en-GB' } })
    expect((await newest())?.subject).toMatch(/^Ada Admin invit/)
  })

  it('else comes in the platform’s', async () => {
    await world.sql(`update tenantry.settings set language = 'de'`)
    await invite('stranger-3@example.com', { headers: { 'accept-language': 'fr' } })
    expect((await newest())?.subject).toBe('Ada Admin lädt Sie zu North ein')
  })

  it('that answers a request for access is in the language of whoever asked', async () => {
    await world.sql(`update tenantry.settings set sign_up_mode = 'request'`)
    const wish = { name: 'Shop Owner', email: 'owner@example.com', organization: 'Corner Shop' }
    expect(await world.as('nobody').post('/api/access-requests', wish, german)).toMatchObject({ status: 200 })
    const { body } = await world.as('olive').get('/api/super-admin/requests?q=corner')
    const decline = `/api/super-admin/requests/${String(body.items?.[0]?.id)}/decline`
    expect(await world.as('olive').post(decline, {})).toMatchObject({ status: 200 })
    expect((await newest())?.subject).toMatch(/Anfrage/)
  })
})
