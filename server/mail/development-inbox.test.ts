import { afterAll, beforeAll, expect, it } from 'vitest'
import { openOutboxWorld, publicUrl, silent, testVault } from '#tests/outbox-world.ts'
import { startOutboxWorker } from '../jobs/outbox-worker.ts'
import { developmentInboxPage, readDevelopmentInbox } from './development-inbox.ts'

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

it('its page shows links to click, escapes what people wrote, and needs no inline style or script', async () => {
  const page = developmentInboxPage(await readDevelopmentInbox(platform, world.database))
  expect(page).toContain(`<a href="${publicUrl}/reset?token=abc&amp;x=1">`)
  expect(page).toContain('&lt;script&gt;')
  expect(page).not.toMatch(/<script|<style|style=|\bon\w+=/)
  expect(developmentInboxPage([])).toContain('No mail yet.')
})

it('does not exist in production, nor where mail leaves', async () => {
  for (const other of [{ isProduction: true }, { mailMode: 'smtp' }, { mailMode: 'off' }] as const)
    await expect(readDevelopmentInbox({ ...platform, ...other }, world.database)).rejects.toMatchObject({
      code: 'not_found',
    })
})

it('skips what was sealed with another secret', async () => {
  await world.query(`update tenantry.outbox set sealed = 'v1.AAAA' where recipient = 'bob@example.com'`)
  expect(await readDevelopmentInbox(platform, world.database)).toHaveLength(1)
})
