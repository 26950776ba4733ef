import type pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { NORTH, OPERATOR, seed } from '#tests/isolation/cast.ts'
import { type Actor, begin, connect, type Probing, probeThroughLogins } from '#tests/isolation/probe.ts'
import { openTestDatabase, type TestDatabase } from '#tests/test-database.ts'

let database: TestDatabase
let admin: pg.Client
let probing: Probing

beforeAll(async () => {
  database = await openTestDatabase()
  admin = await connect(database.urls.admin)
  await seed(admin)
  probing = await probeThroughLogins(database)
})

afterEach(() => admin.query('rollback'))

afterAll(async () => {
  await probing?.close()
  await admin?.end()
  await database?.close()
})

async function faults(): Promise<{ chain: string; seq: string; fault: string }[]> {
  return (await admin.query('select * from tenantry.verify_audit()')).rows
}

const entered = { 'tenantry.operator_id': OPERATOR }
const pinned = { 'tenantry.tenant_id': NORTH }
const actors: Actor[] = [
  { name: 'tenant', login: 'login', role: 'tenantry_tenant', settings: pinned },
  { name: 'reader', login: 'login', role: 'tenantry_tenant_readonly', settings: pinned },
  { name: 'operator', login: 'operator', role: 'tenantry_operator', settings: entered },
  { name: 'identity', login: 'login', role: 'tenantry_identity' },
  { name: 'worker', login: 'login', role: 'tenantry_worker' },
  { name: 'guard', login: 'migration', role: 'tenantry_guard' },
]
const changes = [
  `update tenantry.audit_events set action = 'changed'`,
  'delete from tenantry.audit_events',
  'truncate tenantry.audit_events',
  `update tenantry.audit_heads set seq = 1, hash = 'mine'`,
  'truncate tenantry.audit_heads',
]

describe('rule 123: the trail is append-only', () => {
  it.each(actors.filter(({ name }) => name !== 'guard'))('for the $name', async (actor) => {
    for (const change of changes) expect(await probing.probe(actor, change), change).toMatchObject({ code: '42501' })
  })

  it('for the guard, who keeps the heads of the chains', async () => {
    const guard = actors.filter(({ name }) => name === 'guard')
    for (const actor of guard)
      for (const change of changes.slice(0, 3))
        expect(await probing.probe(actor, change)).toMatchObject({ code: '42501' })
  })

  it('for the owner, who finds no row, and is refused even after lifting row security', async () => {
    const owner: Actor = { name: 'owner', login: 'migration', role: 'tenantry_owner' }
    for (const change of changes.slice(0, 2)) {
      expect(await probing.probe(owner, change)).toEqual({ rows: 0 })
      const lifted = `alter table tenantry.audit_events no force row level security; ${change}`
      expect(await probing.probe(owner, lifted)).toMatchObject({ message: 'the audit trail is append-only' })
    }
    expect(await probing.probe(owner, 'truncate tenantry.audit_events')).toMatchObject({ code: '42501' })
  })

  it('for a superuser, short of switching the triggers off', async () => {
    for (const change of changes.slice(0, 3))
      await expect(admin.query(change), change).rejects.toMatchObject({ code: '42501' })
  })

  it('rule 107: a tenant with a trail is not deleted, and the trail not with it', async () => {
    await expect(admin.query(`delete from tenantry.tenants where id = 'ten_north'`)).rejects.toMatchObject({
      code: '23503',
    })
  })
})

describe('rule 123: a trail that was tampered with is found out', () => {
  it('is whole before', async () => {
    expect(await faults()).toEqual([])
  })

  it.each([
    ['a changed line', `update tenantry.audit_events set action = 'other' where chain = 'ten_north' and seq = 2`, '2'],
    [
      'a changed time',
      `update tenantry.audit_events set at = at - interval '1 day' where chain = 'ten_north' and seq = 2`,
      '2',
    ],
    ['a changed name', `update tenantry.audit_events set actor_email = 'x' where chain = 'ten_north' and seq = 3`, '3'],
    ['a line whose hash was made to fit', rehash('ten_north', 2), '3'],
    ['the newest line, whose hash was made to fit', rehash('ten_north', 3), '3'],
    ['a deleted line', `delete from tenantry.audit_events where chain = 'ten_north' and seq = 2`, '3'],
    ['a deleted first line', `delete from tenantry.audit_events where chain = 'ten_north' and seq = 1`, '2'],
    ['a deleted newest line', `delete from tenantry.audit_events where chain = 'ten_north' and seq = 3`, '2'],
    ['a whole deleted trail', `delete from tenantry.audit_events where chain = 'ten_north'`, '3'],
    ['an inserted line', forge('ten_north', 4), '4'],
    [
      'a line from another trail',
      `update tenantry.audit_events set chain = 'ten_north', tenant_id = 'ten_north', seq = 4
      where chain = 'ten_south' and seq = 3`,
      '4',
    ],
    ['a lost head', `delete from tenantry.audit_heads where chain = 'ten_north'`, '3'],
  ])('%s', async (_title, tampering, seq) => {
    await admin.query('begin')
    await admin.query(`alter table tenantry.audit_events disable trigger all; ${tampering}`)
    expect(await faults()).toContainEqual({ chain: NORTH, seq, fault: expect.any(String) })
  })

  it('and only the operator may ask', async () => {
    const ask = 'select from tenantry.verify_audit()'
    for (const actor of actors.filter(({ name }) => !['operator', 'guard'].includes(name)))
      expect(await probing.probe(actor, ask), actor.name).toMatchObject({ code: '42501' })
    for (const actor of actors.filter(({ name }) => name === 'operator'))
      expect(await probing.probe(actor, ask)).toEqual({ rows: 0 })
  })
})

describe('rule 124: many writers at once', () => {
  it('never fork a chain, and leave no gap when one of them fails', async () => {
    const writers = await Promise.all(Array.from({ length: 8 }, () => connect(database.urls.login)))
    await Promise.all(
      writers.map(async (writer, index) => {
        for (let round = 0; round < 25; round++) {
          await begin(writer, { role: 'tenantry_tenant', settings: pinned })
          await writer.query(
            `insert into tenantry.audit_events (tenant_id, action, changes) values ('ten_north', 'w', '{"a": [1, null]}')`,
          )
          await writer.query((round + index) % 5 === 0 ? 'rollback' : 'commit')
        }
        await writer.end()
      }),
    )
    const { rows } = await admin.query(`
      select count(*)::int as lines, max(seq)::int as newest, count(distinct prev_hash)::int as links
        from tenantry.audit_events where chain = 'ten_north'`)
    expect(rows[0]).toEqual({ lines: 3 + 160, newest: 3 + 160, links: 3 + 160 })
    expect(await faults()).toEqual([])
  })

  it('rule 127: a writer decides neither its place, nor the time, nor the chain', async () => {
    const client = await connect(database.urls.login)
    await begin(client, { role: 'tenantry_tenant', settings: pinned })
    const { rows } = await client.query(`
      insert into tenantry.audit_events (tenant_id, action, chain, seq, at, prev_hash, hash)
      values ('ten_north', 'x', 'platform', 1, '2000-01-01', 'x', 'x') returning chain, seq > 3 as later, at > now() - interval '1 minute' as now, hash <> 'x' as hashed`)
    await client.end()
    expect(rows[0]).toEqual({ chain: NORTH, later: true, now: true, hashed: true })
  })
})

/** Changes a line and makes its own hash fit, as somebody would who knows how hashes are made. */
function rehash(chain: string, seq: number): string {
  const line = `chain = '${chain}' and seq = ${seq}`
  return `update tenantry.audit_events set action = 'other' where ${line};
    update tenantry.audit_events e set hash = tenantry.audit_hash(e) where ${line}`
}

/** Adds a line after the newest whose link and hash are right. */
function forge(chain: string, seq: number): string {
  return `insert into tenantry.audit_events (tenant_id, action, chain, seq, at, prev_hash, hash)
      select tenant_id, 'forged', chain, ${seq}, now(), hash, '' from tenantry.audit_events where chain = '${chain}' and seq = ${seq - 1};
    update tenantry.audit_events e set hash = tenantry.audit_hash(e) where chain = '${chain}' and seq = ${seq}`
}
