import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PersonName } from '#tests/cast.ts'
import { openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.sql(`update tenantry.sessions set last_used_at = now(), longest_pause_minutes = 0`))

const streams: readonly (readonly [PersonName, string])[] = [
  ['olive', '/api/super-admin/events'],
  ['ada', '/api/events?tenant=north'],
  ['ada', '/api/events'],
]

/** Opens a stream as a browser does; it ends when the request is aborted. */
async function openStream(who: PersonName, path: string, method = 'GET') {
  const request = new AbortController()
  const headers = { cookie: world.cookieOf(`session-of-${who}`) }
  const { status, body } = await world.app.request(path, { method, headers, signal: request.signal })
  if (status === 200 && body) await body.getReader().read()
  return { status, close: () => request.abort() }
}
const usedMinutesAgo = async (who: PersonName) =>
  Number(
    (
      await world.sql(
        `select round(extract(epoch from now() - last_used_at) / 60) as minutes from tenantry.sessions where id = $1`,
        [`ses_${who}`],
      )
    )[0]?.minutes,
  )

describe('the stream of an open page', () => {
  it.each(streams)('rule 36: is no use of the session: %s at %s', async (who, path) => {
    await world.sql(`update tenantry.sessions set last_used_at = now() - interval '30 minutes'`)
    const { status, close } = await openStream(who, path)
    expect(status).toBe(200)
    expect(await usedMinutesAgo(who)).toBe(30)
    close()
    expect(await world.as(who).get('/api/auth/me')).toMatchObject({ status: 200 })
    expect(await usedMinutesAgo(who)).toBe(0)
  })

  it('rule 36: is not had by an operator who was away for an hour, however long their page was open', async () => {
    const { close } = await openStream('olive', '/api/super-admin/events')
    await world.sql(`update tenantry.sessions set last_used_at = now() - interval '61 minutes' where id = 'ses_olive'`)
    expect((await openStream('olive', '/api/super-admin/events')).status).toBe(401)
    close()
  })

  it.each(streams)('rule 145: is not begun for whoever asks for its headers alone: %s at %s', async (who, path) => {
    const subscribe = vi.spyOn(world.live, 'subscribe')
    expect((await openStream(who, path, 'HEAD')).status).toBe(200)
    expect(subscribe).not.toHaveBeenCalled()
    subscribe.mockRestore()
  })

  it('rule 64: is one of fifty at most of one session, and a closed one makes room', async () => {
    const opened = await Promise.all(Array.from({ length: 50 }, () => openStream('ada', '/api/events')))
    expect(new Set(opened.map(({ status }) => status))).toEqual(new Set([200]))
    expect((await openStream('ada', '/api/events?tenant=north')).status).toBe(429)
    expect((await openStream('gus', '/api/events')).status).toBe(200)
    opened[0]?.close()
    const again = await openStream('ada', '/api/events')
    expect(again.status).toBe(200)
    for (const { close } of [...opened, again]) close()
    expect((await openStream('ada', '/api/events')).status).toBe(200)
  })
})
