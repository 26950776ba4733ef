import type pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { NORTH, seed } from '#tests/isolation/cast.ts'
import { begin, connect } from '#tests/isolation/probe.ts'
import { openTestDatabase, type TestDatabase } from '#tests/test-database.ts'

const pinned = { role: 'tenantry_tenant', settings: { 'tenantry.tenant_id': NORTH } }
const CYCLE = { constraint: 'roles_form_no_cycle' }
const TOO_DEEP = { constraint: 'roles_are_at_most_eight_deep' }

let database: TestDatabase
let admin: pg.Client
let first: pg.Client
let second: pg.Client

beforeAll(async () => {
  database = await openTestDatabase()
  admin = await connect(database.urls.admin)
  first = await connect(database.urls.login)
  second = await connect(database.urls.login)
  await seed(admin)
})

afterEach(async () => {
  for (const client of [first, second]) await client.query('rollback')
  await admin.query(
    `update tenantry.roles set parent_scope = null, parent_id = null where id like 'rol_t%' and tenant_id is not null`,
  )
  await admin.query(`delete from tenantry.roles where id like 'rol_t%' and tenant_id is not null`)
})

afterAll(async () => {
  for (const client of [first, second, admin]) await client?.end()
  await database?.close()
})

/** Makes `rol_t1` … `rol_tN`, each the child of the one before when chained. */
async function makeRoles(count: number, chained: boolean): Promise<void> {
  for (let index = 1; index <= count; index++)
    await admin.query(`
      insert into tenantry.roles (id, tenant_id, name, rank, parent_scope, parent_id)
      select 'rol_t${index}', 'ten_north', 'T${index}', 1, ${chained && index > 1 ? `'ten_north', 'rol_t${index - 1}'` : 'null, null'}`)
}

const adopt = (child: string, parent: string) =>
  `update tenantry.roles set parent_scope = 'ten_north', parent_id = '${parent}' where id = '${child}'`

describe('rule 57: the inheritance of roles', () => {
  it('has no role that is its own parent', async () => {
    await makeRoles(1, false)
    await begin(first, pinned)
    await expect(first.query(adopt('rol_t1', 'rol_t1'))).rejects.toMatchObject(CYCLE)
  })

  it('has no role born as its own parent', async () => {
    await begin(first, pinned)
    const born = `insert into tenantry.roles (id, tenant_id, name, rank, parent_scope, parent_id)
      values ('rol_t1', 'ten_north', 'T', 1, 'ten_north', 'rol_t1')`
    await expect(first.query(born)).rejects.toMatchObject(CYCLE)
  })

  it.each([2, 3, 8])('has no circle of %i', async (length) => {
    await makeRoles(length, true)
    await begin(first, pinned)
    await expect(first.query(adopt('rol_t1', `rol_t${length}`))).rejects.toMatchObject(CYCLE)
  })

  it('has no circle closed by one statement that changes two roles', async () => {
    await makeRoles(2, false)
    await begin(first, pinned)
    const swap = `update tenantry.roles set parent_scope = 'ten_north',
      parent_id = case id when 'rol_t1' then 'rol_t2' else 'rol_t1' end where id in ('rol_t1', 'rol_t2')`
    await expect(first.query(swap)).rejects.toMatchObject(CYCLE)
  })

  it('goes over eight levels and no further', async () => {
    await makeRoles(8, true)
    await begin(first, pinned)
    const ninth = `insert into tenantry.roles (id, tenant_id, name, rank, parent_scope, parent_id)
      values ('rol_t9', 'ten_north', 'T9', 1, 'ten_north', 'rol_t8')`
    await expect(first.query(ninth)).rejects.toMatchObject(TOO_DEEP)
  })

  it('does not grow deeper than eight by joining two chains', async () => {
    await makeRoles(8, true)
    await admin.query(`update tenantry.roles set parent_scope = null, parent_id = null where id = 'rol_t5'`)
    await begin(first, pinned)
    await first.query(adopt('rol_t5', 'rol_t4'))
    await expect(first.query(adopt('rol_t1', 'rol_north'))).rejects.toMatchObject(TOO_DEEP)
  })

  it('has no circle closed by two changes at once', async () => {
    await makeRoles(2, false)
    for (let round = 0; round < 50; round++) {
      const outcomes = await Promise.allSettled([
        change(first, adopt('rol_t1', 'rol_t2')),
        change(second, adopt('rol_t2', 'rol_t1')),
      ])
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason)
      expect(refused).toEqual([expect.objectContaining(CYCLE)])
      await admin.query(
        `update tenantry.roles set parent_scope = null, parent_id = null where id in ('rol_t1', 'rol_t2')`,
      )
    }
  })

  it('does not grow too deep by two changes at once', async () => {
    await makeRoles(9, true).catch(() => {})
    for (let round = 0; round < 20; round++) {
      await admin.query(`
        update tenantry.roles set parent_scope = null, parent_id = null where id in ('rol_t1', 'rol_t5');
        update tenantry.roles set parent_scope = null, parent_id = null where id = 'rol_north'`)
      const outcomes = await Promise.allSettled([
        change(first, adopt('rol_t5', 'rol_t4')),
        change(second, adopt('rol_t1', 'rol_north')),
      ])
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason)
      expect(refused).toEqual([expect.objectContaining(TOO_DEEP)])
    }
  })
})

async function change(client: pg.Client, statement: string): Promise<void> {
  await begin(client, pinned)
  try {
    await client.query(statement)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
