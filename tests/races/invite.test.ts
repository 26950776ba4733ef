import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.sql(`update tenantry.settings set invitations_per_day = 1000`)
})
afterAll(() => world.close())

const invite = (emails: readonly string[], headers: Record<string, string> = {}) =>
  world.as('ada').post('/api/admin/team/invites', { emails, roleIds: ['rol_viewer'] }, { headers })

const outcomes = (answers: readonly Awaited<ReturnType<typeof invite>>[]) =>
  answers.map(({ body }) => String(body.results?.[0]?.code ?? body.results?.[0]?.status)).toSorted()

describe('inviting', { timeout: 60_000 }, () => {
  it('one address twice at once invites it once', async () => {
    for (let round = 0; round < 20; round++) {
      const email = `guest-${round}@example.com`
      const spelled = [email, ` ${email.toUpperCase()} `]
      expect(outcomes(await Promise.all(spelled.map((each) => invite([each]))))).toEqual(['already_invited', 'invited'])
      expect(await world.sql('select 1 from tenantry.memberships where email = $1', [email])).toHaveLength(1)
      expect(await world.sql('select 1 from tenantry.users where email = $1', [email])).toHaveLength(1)
      expect(await world.sql('select 1 from tenantry.outbox where recipient = $1', [email])).toHaveLength(1)
    }
  })

  it('one new address into two organizations at once makes one user', async () => {
    for (let round = 0; round < 20; round++) {
      const email = `both-${round}@example.com`
      const into = (who: 'ada' | 'gus') =>
        world.as(who).post('/api/admin/team/invites', { emails: [email], roleIds: ['rol_viewer'] })
      expect(outcomes(await Promise.all([into('ada'), into('gus')]))).toEqual(['invited', 'invited'])
      expect(await world.sql('select 1 from tenantry.users where email = $1', [email])).toHaveLength(1)
    }
  })

  it('rule 141: two lists with the same people in opposite order gets through without a deadlock', async () => {
    for (let round = 0; round < 5; round++) {
      const emails = Array.from({ length: 8 }, (_, at) => `list-${round}-${at}@example.com`)
      const answers = await Promise.all([invite(emails), invite(emails.toReversed())])
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      expect(await world.sql('select 1 from tenantry.invitations where email = any ($1)', [emails])).toHaveLength(8)
    }
  })

  it('never goes over the limit of the day', async () => {
    await world.sql(`delete from tenantry.rate_limits; update tenantry.settings set invitations_per_day = 10`)
    await Promise.all(Array.from({ length: 15 }, (_, at) => invite([`limit-${at}@example.com`])))
    expect(await world.sql(`select 1 from tenantry.invitations where email like 'limit-%'`)).toHaveLength(10)
    await world.sql(`delete from tenantry.rate_limits; update tenantry.settings set invitations_per_day = 1000`)
  })
})

describe('rule 96: a request sent twice', () => {
  it('with one key does its work once and answers the same, at once or later', async () => {
    for (let round = 0; round < 10; round++) {
      const headers = { 'idempotency-key': `invite-${round}` }
      const email = `keyed-${round}@example.com`
      const answers = await Promise.all([1, 2, 3].map(() => invite([email], headers)))
      const later = await invite([email], headers)
      expect(new Set([...answers, later].map(({ text }) => text)).size).toBe(1)
      expect(later).toMatchObject({ status: 200, body: { results: [{ status: 'invited' }] } })
    }
  })

  it('with one key and another content is refused, and a key is each person’s own', async () => {
    const headers = { 'idempotency-key': 'one-key' }
    await invite(['first@example.com'], headers)
    expect(await invite(['second@example.com'], headers)).toMatchObject({
      status: 409,
      body: { code: 'idempotency_key_reused' },
    })
    const gus = await world
      .as('gus')
      .post('/api/admin/team/invites', { emails: ['first@example.com'], roleIds: ['rol_viewer'] }, { headers })
    expect(gus).toMatchObject({ status: 200, body: { results: [{ status: 'invited' }] } })
  })

  it('makes one organization, and failed once it may be tried again', async () => {
    const create = (body: object) =>
      world.as('olive').post('/api/super-admin/tenants', body, { headers: { 'idempotency-key': 'organization' } })
    expect(await create({ name: 'Twice', slug: 'north' })).toMatchObject({ status: 409, body: { code: 'slug_taken' } })
    const answers = await Promise.all(
      [1, 2].map(() => create({ name: 'Twice', slug: 'twice', initialAdmin: { email: 'a@twice.test' } })),
    )
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(answers[0]?.text).toBe(answers[1]?.text)
    expect(await world.sql(`select 1 from tenantry.tenants where name = 'Twice'`)).toHaveLength(1)
  })
})
