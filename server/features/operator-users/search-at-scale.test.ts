import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/operator-users.ts'
import { openStage, type Person, type Stage } from '#tests/stage.ts'
import { operatorUserRoutes } from './routes.ts'

// Enough people that the search looks at a sample first.
const people = 24_000

let stage: Stage
let operator: Person
beforeAll(async () => {
  stage = await openStage(operatorUserRoutes)
  operator = await stage.person('Operator', { isSuperAdmin: true })
  await stage.sql(
    `insert into tenantry.users (email, name, created_at)
     select 'person' || i || '@' || case when i % 3 = 0 then 'north' else 'south' end || '.test', 'Person ' || i, now() - make_interval(secs => i)
       from generate_series(1, ${people}) i`,
  )
  await stage.sql('analyze tenantry.users')
}, 60_000)
afterAll(() => stage.close())

const search = (values: Record<string, unknown>) => stage.call(contract.listUsers, operator, values)

describe('searching many users', () => {
  it('stops at a thousand for a term many have in common, all of whom have it, and says so', async () => {
    const seen = new Set<string>()
    let cursor: string | null | undefined
    do {
      const page = await search({ q: '@north', limit: '100', ...(cursor && { cursor }) })
      expect(page.isCapped).toBe(true)
      for (const { id, email } of page.items) {
        expect(email).toContain('@north')
        expect(seen.has(id)).toBe(false)
        seen.add(id)
      }
      cursor = page.nextCursor
    } while (cursor)
    expect(seen.size).toBe(1000)
  })

  it('finds the one who is looked for, and nobody where there is nobody', async () => {
    const one = await search({ q: 'person23999@' })
    expect([one.items.map(({ name }) => name), one.isCapped]).toEqual([['Person 23999'], false])
    expect(await search({ q: 'person24001@' })).toEqual({ items: [], nextCursor: null, isCapped: false })
  })

  it('is answered by the index, short term or long', async () => {
    for (const pattern of ['%23997%', '% xy%', '%person 23996%']) {
      const plan = await stage.sql(
        `explain select u.id from tenantry.users u where ${searched} like '${pattern}' limit 100`,
      )
      expect(JSON.stringify(plan)).toContain('users_search')
    }
    const [search] = await stage.sql(
      `select prosrc as body, proconfig as settings from pg_proc where proname = 'find_users'`,
    )
    // Its owner sees no statistics of what is searched, so it would read everybody for a short word that nobody has.
    expect(search?.settings).toContain('enable_seqscan=off')
    expect(search?.body).toContain(`${searched} like v_pattern limit p_most`)
  })
})

const searched = `lower(' ' || u.name || ' ' || u.email)`
