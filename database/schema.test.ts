import { readdirSync } from 'node:fs'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/pg-proxy'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { oneTrip } from '#database/one-trip.ts'
import { auditEvents } from '#database/schema/audit-events.ts'
import { tenants } from '#database/schema/tenants.ts'
import { brokenBy, otherPromises, rightsPromises, tablePromises } from '#tests/isolation/promises.ts'
import { openTestDatabase, type TestDatabase } from '#tests/test-database.ts'

const promises = [...tablePromises, ...rightsPromises, ...otherPromises]

let database: TestDatabase
let admin: pg.Client

beforeAll(async () => {
  database = await openTestDatabase()
  admin = new pg.Client({ connectionString: database.urls.admin })
  await admin.connect()
})

afterEach(() => admin.query('rollback'))

afterAll(async () => {
  await admin?.end()
  await database?.close()
})

const inArrays = (text: string) => admin.query<unknown[]>({ text, rowMode: 'array' })

describe('what the database promises of everything in it', () => {
  for (const promised of promises)
    it(promised.title, async () => {
      expect(await brokenBy(inArrays, promised)).toEqual([])
    })
})

describe('a careless change breaks a promise', () => {
  const careless: [title: string, change: string, promise: string][] = [
    [
      'a table with nothing but columns',
      'create table tenantry.notes (id text primary key, body text)',
      'row security is enabled',
    ],
    [
      'a key that does not begin with the tenant',
      kept('notes', 'tenant_id text not null, id text primary key'),
      'the tenant comes first',
    ],
    ['a tenant that may be missing', kept('notes', 'tenant_id text, id text'), 'never null'],
    [
      'a reference that does not name the tenant',
      `alter table tenantry.memberships add constraint alone unique (id);
       ${kept('notes', 'tenant_id text not null, id text references tenantry.memberships (id)')}`,
      'names the tenant too',
    ],
    ['a right without a policy', 'grant update on tenantry.role_permissions to tenantry_tenant', 'has a policy there'],
    [
      'a policy that lets everything through',
      'alter policy tenant_rows on tenantry.groups using (true)',
      'its condition is one of a few',
    ],
    [
      'a policy that does not look at what is written',
      'alter policy tenant_rows on tenantry.groups with check (true)',
      'its condition is one of a few',
    ],
    [
      'a second policy beside the first',
      'create policy more on tenantry.groups to tenantry_tenant using (true)',
      'do not add up',
    ],
    [
      'a column with a secret',
      'grant select (token_hash) on tenantry.invitations to tenantry_tenant',
      'reads a password',
    ],
    [
      'a trail that can be changed',
      'grant update on tenantry.audit_events to tenantry_operator',
      'changes or deletes a line',
    ],
    ['a right to truncate', 'grant truncate on tenantry.groups to tenantry_tenant', 'may truncate'],
    [
      'a function open to everyone',
      'create function tenantry.f() returns int language sql as $$ select 1 $$',
      'called by everyone',
    ],
    [
      'a function that sees all rows and nobody reviewed',
      `create function tenantry.f() returns int language sql security definer set search_path = '' as $$ select 1 $$;
       revoke execute on function tenantry.f() from public`,
      'was reviewed',
    ],
    [
      'a reviewed function open to one more',
      'grant execute on function tenantry.memberships_of(text) to tenantry_tenant',
      'was reviewed',
    ],
    [
      'a view that forgets who asks',
      'create view tenantry.v as select * from tenantry.memberships',
      'forgets who asks',
    ],
    ['a role that may become another', 'grant tenantry_operator to tenantry_tenant', 'becomes another'],
    ['temporary tables', 'grant temporary on database %I to tenantry_tenant', 'temporary or not'],
    ['a trigger switched off', 'alter table tenantry.audit_events disable trigger audit_events_stay', 'switched on'],
  ]

  it.each(careless)('%s', async (_title, change, promise) => {
    await admin.query('begin')
    await admin.query(change.replace('%I', pg.escapeIdentifier(admin.database ?? '')))
    const broken: string[] = []
    for (const promised of promises) if ((await brokenBy(inArrays, promised)).length > 0) broken.push(promised.title)
    expect(broken).toContainEqual(expect.stringContaining(promise))
  })
})

/** A table that keeps the promises about row security, whatever its columns do. */
function kept(name: string, columns: string): string {
  return `create table tenantry.${name} (${columns}); alter table tenantry.${name} enable row level security;
    alter table tenantry.${name} force row level security; grant select on tenantry.${name} to tenantry_guard;
    create policy guard_rows on tenantry.${name} for select to tenantry_guard using (true)`
}

describe('the tables as the queries know them', () => {
  it('have the columns, types, keys and permitted values of the catalogue', async () => {
    expect((await typedColumns()).sort()).toEqual((await cataloguedColumns()).sort())
  })

  it('give moments as dates and numbers as numbers, and leave out of an insert what the database decides', async () => {
    await admin.query('begin')
    const db = drizzle(async (text, values) => {
      const [outcome] = await oneTrip(admin, [{ text, values, rowMode: 'array' }])
      return { rows: outcome?.rows ?? [] }
    })
    const deletedAt = new Date('2026-02-03T04:05:06.789Z')
    const [tenant] = await db
      .insert(tenants)
      .values({
        slug: 'dates',
        name: 'Dates',
        deletedAt,
        allowedEmailDomains: ['a,b', 'c'],
        portalTheme: { color: 'x' },
      })
      .returning()
    const [event] = await db.insert(auditEvents).values({ action: 'typed' }).returning()
    expect(tenant).toMatchObject({ deletedAt, allowedEmailDomains: ['a,b', 'c'], portalTheme: { color: 'x' } })
    expect(tenant?.createdAt.getTime()).toBeGreaterThan(Date.now() - 60_000)
    expect(event).toMatchObject({ chain: 'platform', at: expect.any(Date), seq: expect.any(Number), changes: {} })
  })
})

async function typedColumns(): Promise<string[]> {
  const files = readdirSync(new URL('schema/', import.meta.url))
  const modules = await Promise.all(files.map((file) => import(new URL(`schema/${file}`, import.meta.url).href)))
  const tables = modules
    .flatMap((module) => Object.values(module))
    .filter((value): value is PgTable => is(value, PgTable))
  return tables.flatMap((table) => {
    const { name, columns, primaryKeys } = getTableConfig(table)
    const key = new Set(primaryKeys.flatMap((each) => each.columns.map((column) => column.name)))
    return columns.map((column) => {
      const primary = column.primary || key.has(column.name)
      const values = [...(column.enumValues ?? [])].sort()
      const decided = column.generated ? 'generated' : column.hasDefault ? 'default' : ''
      return describeColumn(name, column.name, column.getSQLType(), column.notNull, primary, decided, values)
    })
  })
}

async function cataloguedColumns(): Promise<string[]> {
  const { rows } = await admin.query(`
    select c.relname, a.attname, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull,
           exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)) as is_key,
           case when a.attgenerated <> '' then 'generated' when a.atthasdef then 'default'
                when c.relname = 'audit_events' and a.attname in ('chain', 'seq', 'at', 'prev_hash', 'hash') then 'default'
                else '' end as decided,
           array(select v[1] from pg_constraint k, regexp_matches(pg_get_constraintdef(k.oid), '''([^'']*)''::text', 'g') v
                  where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
                    and pg_get_constraintdef(k.oid) ~ '= ANY' order by 1) as permitted
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'tenantry'::regnamespace and c.relkind in ('r', 'p')`)
  return rows.map((row) =>
    describeColumn(row.relname, row.attname, row.type, row.attnotnull, row.is_key, row.decided, row.permitted),
  )
}

function describeColumn(
  table: string,
  column: string,
  type: string,
  notNull: boolean,
  isKey: boolean,
  decided: string,
  values: readonly string[],
): string {
  const traits = [notNull && 'not null', isKey && 'key', decided, values.length > 0 && `one of ${values.join(' ')}`]
  return [`${table}.${column}`, type, ...traits.filter(Boolean)].join(', ')
}
