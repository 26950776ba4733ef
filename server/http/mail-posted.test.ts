import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { assemble } from '#server/tenantry.ts'
import { writePages } from '#tests/pages.ts'
import { openWorld, publicUrl, type World } from '#tests/world.ts'
import { clientAddressBehind } from './client-address.ts'
import { createSessionCookie } from './session-cookie.ts'
import type { App } from './visit-of.ts'

let world: World
let app: App
/** The mails that were there for others each time the worker was woken. */
const found: Promise<number>[] = []
const mails = async () => (await world.sql('select 1 from tenantry.outbox')).length
beforeAll(async () => {
  world = await openWorld()
  const edge = {
    database: world.database,
    platform: { ...world.platform, mailPosted: () => void found.push(mails()) },
    cookie: createSessionCookie(publicUrl, world.platform.vault),
    clientAddress: clientAddressBehind([]),
    allowedOrigins: new Set([publicUrl]),
  }
  const { live } = world
  app = assemble({ edge, live, config: edge, folder: writePages(), state: { isReady: true } }).app
})
afterAll(() => world.close())

// Only there does somebody else look on while a transaction commits.
it.skipIf(inject('offer').kind === 'embedded')(
  'the worker is woken when the mail is there, however slow the commit',
  async () => {
    await world.sql(`
    create function public.slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.4); return null; end $$;
    create constraint trigger slow after insert on tenantry.outbox deferrable initially deferred
      for each row execute function public.slow()`)
    const before = await mails()
    const answer = await world
      .as('ada', app)
      .post('/api/admin/team/invites', { emails: ['slow@example.com'], roleIds: ['rol_viewer'] })
    expect(answer.text).toContain('slow@example.com')
    expect(await Promise.all(found)).toEqual([before + 1])
    await world.as('ada', app).get('/api/admin/team')
    expect(found).toHaveLength(1)
  },
)
