import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seed } from '#tests/isolation/cast.ts'
import { findHoles, type Hole, readTables, type Table } from '#tests/isolation/holes.ts'
import { connect, type Probing, probeThroughLogins } from '#tests/isolation/probe.ts'
import { openTestDatabase, type TestDatabase } from '#tests/test-database.ts'

let database: TestDatabase
let admin: pg.Client
let probing: Probing
let tables: Table[]
let holes: Hole[]

beforeAll(async () => {
  database = await openTestDatabase()
  admin = await connect(database.urls.admin)
  await seed(admin)
  tables = await readTables(admin)
  probing = await probeThroughLogins(database)
  holes = await findHoles(probing.probe, tables)
})

afterAll(async () => {
  await probing?.close()
  await admin?.end()
  await database?.close()
})

const of = (...subjects: string[]) => holes.filter(({ subject }) => subjects.some((name) => subject.startsWith(name)))

describe('rows, tried table by table and verb by verb through the runtime logins', () => {
  it('has a row to find in every table, of both tenants where rows belong to a tenant', () => {
    const empty = tables.filter(({ tenantColumn, counts }) =>
      tenantColumn ? !counts.own || !counts.foreign : !counts.platform,
    )
    expect(empty.map(({ name }) => name)).toEqual([])
  })

  it('rule 44: a tenant selects, inserts, updates and deletes its own rows and reaches none of another tenant', () => {
    expect(of('tenant').filter(({ subject }) => subject === 'tenant')).toEqual([])
  })

  it('rule 100: with nothing pinned a tenant sees nothing but reference data, without an error', async () => {
    expect(of('tenant, ', 'reader, ')).toEqual([])
    const unpinned = { name: 'unpinned', login: 'login', role: 'tenantry_tenant' } as const
    for (const { name, rights } of tables.filter((table) => table.rights.has('tenantry_tenant select'))) {
      const columns = rights.get('tenantry_tenant select')?.join(', ')
      expect(await probing.probe(unpinned, `select ${columns} from tenantry.${name}`), name).not.toHaveProperty('code')
    }
  })

  it('rule 38: a reader writes nothing anywhere, apart from its line in the trail', async () => {
    expect(of('reader')).toEqual([])
    const writable = tables.flatMap(({ name, rights }) =>
      ['insert', 'update', 'delete']
        .filter((verb) => rights.has(`tenantry_tenant_readonly ${verb}`))
        .map((verb) => `${verb} ${name}`),
    )
    expect(writable).toEqual(['insert audit_events'])
  })

  it('rule 102: the operator role without an operator entered reaches nothing, whatever else is pinned', () => {
    expect(of('operator, ')).toEqual([])
  })

  it('rule 62: an operator who entered reaches the rows the role has a right on, and no other', () => {
    expect(of('operator').filter(({ subject }) => subject === 'operator')).toEqual([])
  })

  it('rule 49: sign-in and the mail worker reach what they work on and no table of the tenants', () => {
    expect(of('identity', 'worker')).toEqual([])
    const tenantTables = tables.filter(({ tenantColumn }) => tenantColumn)
    const rights = tenantTables.flatMap(({ name, rights }) =>
      [...rights.keys()].filter((right) => /identity|worker/.test(right)).map((right) => `${right} ${name}`),
    )
    expect(rights.sort()).toEqual([
      'tenantry_identity insert audit_events',
      'tenantry_identity insert outbox',
      'tenantry_worker select outbox',
      'tenantry_worker update outbox',
    ])
  })

  it('rule 105: the guarded functions find the rows they work on', () => {
    expect(of('guard')).toEqual([])
  })

  it('rule 99: the owner of the tables sees and writes no row', () => {
    expect(of('owner')).toEqual([])
  })
})
