import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { LiveEvent } from '#contract/live-events.ts'
import { openOutboxWorld, silent } from '#tests/outbox-world.ts'
import { startHousekeeping, tidy } from './housekeeping.ts'

let world: Awaited<ReturnType<typeof openOutboxWorld>>
beforeAll(async () => {
  world = await openOutboxWorld()
})
afterAll(() => world.close())

let heard: LiveEvent[] = []
const live = { carry: () => undefined, deliver: (events: readonly LiveEvent[]) => void heard.push(...events) }
afterEach(() => {
  heard = []
})

const count = async (table: string) => Number((await world.query(`select count(*) from tenantry.${table}`))[0]?.count)

it('sweeps away what is over, in batches, and nothing else', async () => {
  await world.query(`
    with u as (insert into tenantry.users (email) values ('ada@example.com') returning id)
    insert into tenantry.sessions (token_hash, user_id, expires_at)
    select 'h' || n, u.id, now() + (case when n <= 600 then -1 else 1 end) * interval '1 hour' from u, generate_series(1, 601) n`)
  await world.query(`insert into tenantry.verifications (identifier, value, expires_at)
    values ('a', 'x', now() - interval '1 minute'), ('b', 'x', now() + interval '1 minute')`)
  await world.query(
    `insert into tenantry.rate_limits values ('a', 1, now() - interval '1 minute'), ('b', 1, now() + interval '1 minute')`,
  )
  await world.query(`insert into tenantry.idempotency_keys (actor, route, key, request_hash, created_at)
    values ('a', 'r', 'k', '', now() - interval '25 hours'), ('b', 'r', 'k', '', now() - interval '23 hours')`)
  await world.query(`insert into tenantry.half_sign_ins (token_hash, user_id, password_digest, expires_at)
    select 'h' || n, id, '', now() + (n - 1) * interval '1 minute' from tenantry.users, generate_series(0, 2, 2) n`)
  await world.query(`insert into tenantry.users (email) values ('bob@example.com'), ('cleo@example.com')`)
  await world.query(`insert into tenantry.second_factors (user_id, sealed_secret, confirmed_at, created_at)
    select id, '', case email when 'ada@example.com' then now() end,
           now() - (case email when 'cleo@example.com' then 23 else 25 end) * interval '1 hour' from tenantry.users`)
  await world.query(`insert into tenantry.outbox (kind, recipient, status, settled_at)
    values ('x', 'a', 'sent', now() - interval '91 days'), ('x', 'b', 'dead', now() - interval '89 days'), ('x', 'c', 'waiting', null)`)
  expect(await tidy({ database: world.database, live })).toEqual({ swept: 606, expired: 0 })
  expect(
    await Promise.all(
      [
        ...['sessions', 'verifications', 'rate_limits', 'idempotency_keys', 'outbox'],
        ...['half_sign_ins', 'second_factors'],
      ].map(count),
    ),
  ).toEqual([1, 1, 1, 1, 2, 1, 2])
})

it('rule 120: marks invitations expired tenant by tenant, each with a line in the trail of its tenant', async () => {
  const tenants = [await world.addTenant('one'), await world.addTenant('two')]
  for (const tenant of tenants) {
    await world.addInvitation(tenant, `late-${tenant}@example.com`)
    await world.addInvitation(tenant, `open-${tenant}@example.com`)
  }
  await world.query(
    `update tenantry.invitations set expires_at = now() - interval '1 second' where email like 'late-%'`,
  )
  expect(await tidy({ database: world.database, live })).toEqual({ swept: 0, expired: 2 })
  const states = await world.query<{ email: string; status: string; settled: boolean }>(
    `select email, status, settled_at is not null as settled from tenantry.invitations`,
  )
  for (const { email, status, settled } of states)
    expect({ status, settled }).toEqual(
      email.startsWith('late-') ? { status: 'expired', settled: true } : { status: 'pending', settled: false },
    )
  const trail = await world.query(
    `select tenant_id, actor_id, resource_name, changes from tenantry.audit_events where action = 'invitation.expired'`,
  )
  expect(trail).toHaveLength(2)
  for (const tenant of tenants)
    expect(trail).toContainEqual({
      tenant_id: tenant,
      actor_id: null,
      resource_name: `late-${tenant}@example.com`,
      changes: { status: { old: 'pending', new: 'expired' } },
    })
  expect(await world.query('select * from tenantry.verify_audit()')).toEqual([])
  expect(heard).toEqual(expect.arrayContaining(tenants.map((tenantId) => ({ type: 'invitation.changed', tenantId }))))
})

it('does it by itself, again and again, until it is stopped', async () => {
  const housekeeping = startHousekeeping({ database: world.database, live, log: silent, everyMs: 50 })
  for (const round of [1, 2]) {
    await world.query(`insert into tenantry.rate_limits values ($1, 1, now() - interval '1 minute')`, [`r${round}`])
    await expect.poll(() => world.query(`select from tenantry.rate_limits where key like 'r%'`)).toEqual([])
  }
  await housekeeping.stop()
  await world.query(`insert into tenantry.rate_limits values ('r3', 1, now() - interval '1 minute')`)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(await world.query(`select from tenantry.rate_limits where key = 'r3'`)).toHaveLength(1)
})
