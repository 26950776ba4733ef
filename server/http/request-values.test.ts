import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const refused = (path: string, code: string) => ({
  status: 422,
  body: { code: 'invalid_input', fields: [{ path, code }] },
})

describe('what is sent', () => {
  it.each([
    ['a NUL in the body', { rawBody: '{"name":"a\\u0000b"}' }, 'name'],
    ['half a surrogate pair in the body', { rawBody: '{"name":"a\\ud800b"}' }, 'name'],
  ])('is refused as input where no database could store it: %s', async (_, asked, path) => {
    const before = await world.fingerprint()
    expect(await world.as('ada').patch('/api/account/profile', {}, asked)).toMatchObject(refused(path, 'invalid_text'))
    expect(await world.fingerprint()).toBe(before)
  })

  it('is refused as input where no database could search for it', async () => {
    expect(await world.as('ada').get('/api/admin/team?q=a%00b')).toMatchObject(refused('q', 'invalid_text'))
  })

  it('may hold any character there is', async () => {
    const answer = await world.as('ada').patch('/api/account/profile', { name: 'Ada 👩‍🔬 Ådmin' })
    expect(answer).toMatchObject({ status: 200, body: { name: 'Ada 👩‍🔬 Ådmin' } })
  })

  it('rule 26: is not passed over silently where it would reach a prototype', async () => {
    const asked = { rawBody: '{"name":"Ada","__proto__":{"isSuperAdmin":true}}' }
    expect(await world.as('ada').patch('/api/account/profile', {}, asked)).toMatchObject(
      refused('__proto__', 'unknown_property'),
    )
    const nested = { rawBody: '{"emails":["a@example.com"],"roleIds":[{"__proto__":1}]}' }
    expect(await world.as('ada').post('/api/admin/team/invites', {}, nested)).toMatchObject(
      refused('roleIds.0.__proto__', 'unknown_property'),
    )
  })

  it('rule 82: is not followed deeper than anything of ours goes', async () => {
    const nested = (depth: number) => ({ rawBody: `{"name":${'['.repeat(depth)}${']'.repeat(depth)}}` })
    for (const depth of [32, 33, 30_000]) {
      const answer = await world.as('ada').patch('/api/account/profile', {}, nested(depth))
      expect(answer).toMatchObject({ status: 422, body: { detail: 'The body is nested too deeply.' } })
    }
    expect((await world.as('ada').patch('/api/account/profile', {}, nested(31))).body.detail).toBeUndefined()
  })

  it.each(['/api/admin/team', '/api/admin/team?limit=x', '/api/admin/team?surprise=1', '/api/admin/team/mem_nowhere'])(
    'rule 84: is judged alike where only the headers are asked for: %s',
    async (path) => {
      const [whole, headers] = [await world.as('ada').get(path), await world.as('ada').send('HEAD', path, undefined)]
      expect([headers.status, headers.text]).toEqual([whole.status, ''])
    },
  )

  it('rule 82: is no longer than 64 KB where no lists are sent', async () => {
    const rawBody = JSON.stringify({ name: 'x'.repeat(65 * 1024) })
    for (const path of ['/api/access-requests', '/api/setup', '/api/invitations/link-into-north/accept'])
      expect(await world.as('nobody').post(path, {}, { rawBody })).toMatchObject({ status: 413 })
    expect(await world.as('ada').patch('/api/account/profile', {}, { rawBody })).toMatchObject({ status: 413 })
    expect(await world.as('ada').post('/api/admin/team/groups', {}, { rawBody })).toMatchObject({ status: 422 })
  })

  it.each([
    ['values of a list', { emails: Array(400_000).fill(1), roleIds: ['rol_viewer'] }, 0],
    ['lists', { emails: Array(300_000).fill([]), roleIds: ['rol_viewer'] }, 0],
    ['properties', Object.fromEntries(Array.from({ length: 9000 }, (_, at) => [`a${at}`, 1])), 100],
    ['texts that are none', { emails: Array(9000).fill('\0') }, 100],
  ])('rule 82: is refused in few words and at once, whatever is wrong how often: %s', async (_, body, fields) => {
    for (const who of ['ada', 'nobody'] as const) {
      const start = performance.now()
      const answer = await world.as(who).post('/api/admin/team/invites', body, { tenant: 'north' })
      expect(answer.status).toBe(who === 'ada' ? 422 : 401)
      if (who === 'ada') expect(answer.body.fields ?? []).toHaveLength(fields)
      expect(answer.text.length).toBeLessThan(20_000)
      expect(performance.now() - start).toBeLessThan(1_000)
    }
  })
})
