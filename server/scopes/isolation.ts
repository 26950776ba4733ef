// The door of whoever proves that organizations are kept apart: the tenants' own role, pinned as their requests are, and
// asked for what it must not see.
import { sql } from 'drizzle-orm'
import type { Database } from '#database/connection.ts'
import { type Door, reading } from './transaction.ts'

/** A table whose rows are tenants', and the column that says whose. */
export type TableOfTenants = { readonly name: string; readonly key: string }

/** Rows that a tenant's request sees in one table: all of them, and those of other tenants. */
export type Seen = { readonly table: string; readonly rows: number; readonly foreign: number }

/** Looks into these tables as a request of this tenant does; `null` pins none, and then every tenant is another. */
export async function seenFrom(
  database: Database,
  tenantId: string | null,
  tables: readonly TableOfTenants[],
): Promise<readonly Seen[]> {
  const door: Door<undefined> = {
    pool: database.pool,
    role: 'tenantry_tenant',
    entry: { text: `select set_config('tenantry.tenant_id', $1, true)`, values: [tenantId ?? ''] },
    admit: () => undefined,
  }
  const looks = tables.map(({ name, key }) => {
    const whose = sql.identifier(key)
    const isForeign = tenantId === null ? sql`${whose} is not null` : sql`${whose} <> ${tenantId}`
    return sql`
      select ${name}::text as "table", count(*)::integer as rows, count(*) filter (where ${isForeign})::integer as foreign
        from tenantry.${sql.identifier(name)}`
  })
  return reading(database, door, ({ as }) => as().execute<Seen>(sql.join(looks, sql` union all `)))
}
