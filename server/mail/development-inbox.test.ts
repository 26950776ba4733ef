import { afterAll, beforeAll, expect, it } from 'vitest'
import { openOutboxWorld, publicUrl, silent, testVault } from '#tests/outbox-world.ts'
import { developmentInboxPage } from '../http/development-mail-page.ts'
import { startOutboxWorker } from '../jobs/outbox-worker.ts'
import { readDevelopmentInbox } from './development-inbox.ts'

let world: Awaited<ReturnType<typeof openOutboxWorld>>
beforeAll(async () => {
  world = await openOutboxWorld()
  const link = `${publicUrl}/reset?token=abc&x=1`
  await world.post({
    kind: 'password_reset',
    recipient: 'ada@example.com',
    payload: { name: '<script>alert(1)</script>', url: link, expiresInMinutes: 60 },
  })
  await world.postTest('bob@example.com')
})
afterAll(() => world.close())

const platform = { isProduction: false, mailMode: 'development', vault: testVault, publicUrl } as const

it('the development inbox shows mails newest first, before and after the worker settled them', async () => {
  const before = await readDevelopmentInbox(platform, world.database)
  expect(before.map(({ to }) => to)).toEqual(['bob@example.com', 'ada@example.com'])
  expect(before[1]).toMatchObject({
    subject: 'Choose a new password for Tenantry',
    link: `${publicUrl}/reset?token=abc&x=1`,
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  })
  const worker = startOutboxWorker({ ...platform, database: world.database, log: silent })
  await expect.poll(async () => (await world.rows()).map(({ status }) => status)).toEqual(['sent', 'sent'])
  await worker.stop()
  expect(await readDevelopmentInbox(platform, world.database)).toEqual(before)
})

it('its page shows links to click, escapes what people wrote, and needs no script', async () => {
  const page = developmentInboxPage(await readDevelopmentInbox(platform, world.database), 'n0nce')
  expect(page).toContain(`<a href="${publicUrl}/reset?token=abc&amp;x=1">`)
  expect(page).toContain('&lt;script&gt;')
  expect(page).not.toMatch(/<script|<style>|style=|\bon\w+=/)
  expect(developmentInboxPage([], 'n0nce')).toContain('No mail yet.')
})

it('keeps a mail in the language in which it was delivered, whatever its reader chooses later', async () => {
  const subjects = async () =>
    (await readDevelopmentInbox(platform, world.database)).flatMap(({ to, subject }) =>
      to === 'carla@example.com' ? [subject] : [],
    )
  const choose = (language: string) =>
    world.query(`update tenantry.users set language = $1 where email = 'carla@example.com'`, [language])
  await world.query(`insert into tenantry.users (email, name) values ('carla@example.com', 'Carla')`)
  const payload = { name: 'Carla', url: `${publicUrl}/reset?token=abc`, expiresInMinutes: 60 }
  await world.post({ kind: 'password_reset', recipient: 'carla@example.com', payload })
  const worker = startOutboxWorker({ ...platform, database: world.database, log: silent })
  await expect.poll(async () => (await world.rows()).at(-1)?.status).toBe('sent')
  await choose('de')
  await world.post({ kind: 'password_reset', recipient: 'carla@example.com', payload })
  worker.wake()
  await expect.poll(async () => (await world.rows()).at(-1)?.status).toBe('sent')
  await choose('en')
  expect(await subjects()).toEqual(['Neues Passwort für Tenantry wählen', 'Choose a new password for Tenantry'])
  await worker.stop()
})

it('does not exist in production, nor where mail leaves', async () => {
  for (const other of [{ isProduction: true }, { mailMode: 'smtp' }, { mailMode: 'off' }] as const)
    await expect(readDevelopmentInbox({ ...platform, ...other }, world.database)).rejects.toMatchObject({
      code: 'not_found',
    })
})

it('skips what was sealed with another secret', async () => {
  await world.query(`update tenantry.outbox set sealed = 'v1.AAAA' where recipient <> 'ada@example.com'`)
  expect(await readDevelopmentInbox(platform, world.database)).toHaveLength(1)
})
