import { sql } from 'drizzle-orm'
import { seenFrom } from '../scopes/isolation.ts'
import { readAsOperator } from '../scopes/operator.ts'
import type { AtCommandLine } from './with-platform.ts'

type Tenant = { readonly id: string; readonly slug: string; readonly memberships: number }
type Table = {
  readonly name: string
  readonly isForced: boolean
  readonly hasPolicy: boolean
  /** The column that says whose a row is, where tenants read the table and its rows are tenants'. */
  readonly key: string | null
}

/**
 * Tries on the database as it stands that organizations are kept apart: every table has forced row security, and a request
 * pinned to one organization, or to none, sees no row of another. Throws, naming each table that does not hold.
 */
export async function verifyIsolation({ visit }: AtCommandLine): Promise<string> {
  const [tables, tenants] = await readAsOperator(visit, ({ db }) =>
    Promise.all([db.execute<Table>(allTables), db.execute<Tenant>(allTenants)]),
  )
  const faults = tables
    .filter(({ isForced, hasPolicy }) => !isForced || !hasPolicy)
    .map(({ name, isForced }) => `${name} ${isForced ? 'has no policy' : 'has no forced row security'}.`)
  const theirs = tables.flatMap(({ name, key }) => (key === null ? [] : [{ name, key }]))

  let rows = 0
  for (const tenant of [undefined, ...tenants]) {
    const seen = await seenFrom(visit.database, tenant?.id ?? null, theirs)
    const from = tenant ? `from inside ${tenant.slug}` : 'from inside no organization'
    for (const { table, foreign } of seen)
      if (foreign > 0) faults.push(`${table} shows ${foreign} rows of other organizations ${from}.`)
    const own = seen.find(({ table }) => table === 'memberships')?.rows ?? 0
    // Whoever sees nothing at all has proved nothing.
    if (tenant && own !== tenant.memberships)
      faults.push(`memberships shows ${own} of ${tenant.memberships} rows ${from}.`)
    rows += seen.reduce((sum, each) => sum + each.rows - each.foreign, 0)
  }
  if (faults.length) throw new IsolationBroken(faults.join('\n'))
  return `Kept apart: ${tenants.length} organizations see ${rows} rows in ${theirs.length} tables, and none of another. Row security is forced on all ${tables.length} tables.`
}

/** Some organization could see what is another's. */
export class IsolationBroken extends Error {
  override name = 'IsolationBroken'
}

const allTables = sql`
  select c.relname::text as name, c.relrowsecurity and c.relforcerowsecurity as "isForced",
         exists (select from pg_policy p where p.polrelid = c.oid) as "hasPolicy",
         (select a.attname::text from pg_attribute a
           where a.attrelid = c.oid and a.attname = case c.relname when 'tenants' then 'id' else 'tenant_id' end
             and has_column_privilege('tenantry_tenant', c.oid, a.attnum, 'select')) as key
    from pg_class c where c.relnamespace = 'tenantry'::regnamespace and c.relkind in ('r', 'p') order by 1`

const allTenants = sql`
  select t.id, t.slug, (select count(*)::integer from tenantry.memberships m where m.tenant_id = t.id) as memberships
    from tenantry.tenants t order by t.slug`
