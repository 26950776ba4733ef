import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seed } from '#tests/isolation/cast.ts'
import { findHoles, readTables, type Table } from '#tests/isolation/holes.ts'
import { connect, type Probe, probeInside } from '#tests/isolation/probe.ts'
import { openTestDatabase, type TestDatabase } from '#tests/test-database.ts'

type Policy = {
  table: string
  name: string
  /** As the catalogue abbreviates it: r, a, w, d, or * for all. */
  command: string
  qual: string | null
  withCheck: string | null
  /** A role the policy is for may insert, so that a looser check lets more in. */
  guardsInserts: boolean
}

let database: TestDatabase
let admin: pg.Client
let probe: Probe
let tables: Table[]
let policies: Policy[]

beforeAll(async () => {
  database = await openTestDatabase()
  admin = await connect(database.urls.admin)
  await seed(admin)
  tables = await readTables(admin)
  policies = await readPolicies(admin)
  probe = probeInside(admin)
})

afterAll(async () => {
  await admin?.end()
  await database?.close()
})

describe('rule 121: the check of the rows goes red', { timeout: 120_000 }, () => {
  it('is green before anything is broken', async () => {
    await admin.query('begin')
    const holes = await findHoles(probe, tables)
    await admin.query('rollback')
    expect(holes).toEqual([])
  })

  it('when row security is switched off on any one table', async () => {
    const breakages = tables.map(({ name }) =>
      breakage(name, `alter table tenantry.${name} disable row level security`),
    )
    expect(breakages.length).toBeGreaterThan(20)
    expect(await unnoticed(breakages)).toEqual([])
  })

  it('when row security is no longer forced on any one table', async () => {
    const breakages = tables.map(({ name }) =>
      breakage(name, `alter table tenantry.${name} no force row level security`),
    )
    expect(await unnoticed(breakages)).toEqual([])
  })

  it('when any one policy is dropped', async () => {
    const breakages = policies.map(({ table, name }) => breakage(table, `drop policy ${name} on tenantry.${table}`))
    expect(breakages.length).toBeGreaterThan(50)
    expect(await unnoticed(breakages)).toEqual([])
  })

  it('when any one policy lets everybody read or change every row', async () => {
    const breakages = policies
      .filter(({ qual }) => qual !== null && qual !== 'true')
      // An update is held by both conditions: one of them alone may be loose and still nothing gets through.
      .map(({ table, name, command }) =>
        breakage(
          table,
          `alter policy ${name} on tenantry.${table} using (true) ${command === 'w' ? 'with check (true)' : ''}`,
        ),
      )
    expect(breakages.length).toBeGreaterThan(20)
    expect(await unnoticed(breakages)).toEqual([])
  })

  it('when any one policy lets everybody insert any row', async () => {
    const breakages = policies
      .filter(
        ({ command, withCheck, guardsInserts }) =>
          command !== 'w' && withCheck && withCheck !== 'true' && guardsInserts,
      )
      .map(({ table, name }) => breakage(table, `alter policy ${name} on tenantry.${table} with check (true)`))
    expect(breakages.length).toBeGreaterThan(10)
    expect(await unnoticed(breakages)).toEqual([])
  })
})

type Breakage = { table: string; breakage: string }

function breakage(table: string, statement: string): Breakage {
  return { table, breakage: statement }
}

/** Breaks each thing in turn, in a transaction that is rolled back, and names those after which the check finds no hole. */
async function unnoticed(breakages: readonly Breakage[]): Promise<string[]> {
  const silent: string[] = []
  for (const { table, breakage } of breakages) {
    await admin.query('begin')
    await admin.query(breakage)
    const holes = await findHoles(
      probe,
      tables.filter(({ name }) => name === table),
    )
    await admin.query('rollback')
    if (holes.length === 0) silent.push(`${table}: ${breakage}`)
  }
  return silent
}

async function readPolicies(client: pg.ClientBase): Promise<Policy[]> {
  const { rows } = await client.query<Policy>(`
    select c.relname as table, p.polname as name, p.polcmd as command, pg_get_expr(p.polqual, p.polrelid) as qual,
           pg_get_expr(p.polwithcheck, p.polrelid) as "withCheck",
           exists (select from unnest(p.polroles) role
                    where has_any_column_privilege(role, p.polrelid, 'insert')) as "guardsInserts"
      from pg_policy p join pg_class c on c.oid = p.polrelid
     where c.relnamespace = 'tenantry'::regnamespace order by 1, 2`)
  return rows
}
