import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { membershipOf } from '#tests/cast.ts'
import { openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  // What a name can make of a change: a fault nobody foresaw, or work without end.
  await world.sql(`
    create function public.stumble() returns trigger language plpgsql as $$
      begin
        if new.name = 'Fault' then raise exception 'a fault nobody foresaw'; end if;
        if new.name = 'Endless' then perform pg_sleep(60); end if;
        return new;
      end $$;
    create trigger stumble before update on tenantry.users for each row execute function public.stumble()`)
})
afterAll(() => world.close())

const rename = (name: string) => world.as('ada').patch('/api/account/profile', { name })
const suspendVic = () =>
  world.as('ada').patch(`/api/admin/team/${membershipOf('vic', 'north')}`, { status: 'suspended' })

async function timed<T>(work: Promise<T>) {
  const start = performance.now()
  const answer = await work
  return { answer, seconds: (performance.now() - start) / 1000 }
}
const unavailable = { status: 503, body: { code: 'unavailable' } }

/** The embedded database has one connection: nobody else holds a lock there, and an endless statement would be alone. */
describe('work that the database cannot finish', () => {
  it('rule 138: waits two seconds for somebody else’s lock, and says when to come again', async ({ skip }) => {
    if (world.kind === 'embedded') skip()
    const other = new pg.Client({ connectionString: world.urls.admin })
    await other.connect()
    await other.query(`begin; select 1 from tenantry.tenants where id = 'ten_north' for update`)
    const { answer, seconds } = await timed(suspendVic())
    await other.end()
    expect(answer).toMatchObject(unavailable)
    expect(answer.headers.get('retry-after')).toBe('2')
    expect(seconds).toBeGreaterThan(1.9)
    expect(seconds).toBeLessThan(4)
  })

  it('rule 138: is stopped after five seconds', async ({ skip }) => {
    if (world.kind === 'embedded') skip()
    const { answer, seconds } = await timed(rename('Endless'))
    expect(answer).toMatchObject(unavailable)
    expect(seconds).toBeGreaterThan(4.9)
    expect(seconds).toBeLessThan(8)
  })
})

describe('a connection that is handed back', () => {
  it('rule 61: is in no transaction and sees no tenant, whatever became of the work', async () => {
    const failing = [
      () => rename('Fault'),
      () => world.as('ada').post('/api/admin/team/groups', { name: 'Crew' }),
      () => world.as('olive').delete(`/api/super-admin/tenants/ten_north/team/${membershipOf('ada', 'north')}`, {}),
      () => world.as('max').post('/api/admin/team/groups', { name: 'Mine' }),
      () => world.as('gus').delete('/api/super-admin/tenants/ten_north', {}),
      () => world.as('olive').post('/api/super-admin/tenants/ten_north/team/groups', { name: 'Crew' }),
      () => world.as('ada').get('/api/admin/team'),
      () => world.as('olive').get('/api/super-admin/tenants/ten_south/team'),
    ]
    const answers = await Promise.all([...failing, ...failing, ...failing].map((attempt) => attempt()))
    expect(answers.slice(0, failing.length).map(({ status }) => status)).toEqual([
      500, 409, 409, 403, 404, 409, 200, 200,
    ])
    const { pool, operatorPool } = world.database
    for (const each of [pool, operatorPool]) {
      const left = await Promise.all(
        Array.from({ length: each.totalCount }, async () => {
          const client = await each.connect()
          const { rows } = await client.query(`
            select current_user = session_user as is_itself, now() = statement_timestamp() as is_alone,
                   coalesce(current_setting('tenantry.tenant_id', true), '') || coalesce(current_setting('tenantry.operator_id', true), '')
                     || coalesce(current_setting('tenantry.user_id', true), '') as pinned`)
          client.release()
          return rows[0]
        }),
      )
      expect(left.length).toBeGreaterThan(0)
      for (const one of left) expect(one).toEqual({ is_itself: true, is_alone: true, pinned: '' })
    }
  })
})
