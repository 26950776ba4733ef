type Sql = <R extends Record<string, unknown>>(text: string) => Promise<R[]>

/** Grow by refusals, or only remember what was used when. */
const trail = new Set(['audit_events', 'audit_heads', 'rate_limits'])
const traces = new Set(['session_tenants'])

/** Left by any request, and of no consequence. */
const noise = ['last_used_at', 'last_active_at', 'updated_at', 'longest_pause_minutes', 'used_in']

/** One value, different as soon as anything in any table is. */
export async function fingerprintOf(
  sql: Sql,
  { withTrail = false }: { readonly withTrail?: boolean },
): Promise<string> {
  const tables = await sql<{ name: string }>(`
    select relname as name from pg_class where relnamespace = 'tenantry'::regnamespace and relkind in ('r', 'p') order by 1`)
  const parts = tables
    .filter(({ name }) => !traces.has(name) && (withTrail || !trail.has(name)))
    .map(({ name }) => {
      const row = `(to_jsonb(t) ${noise.map((column) => `- '${column}'`).join(' ')})::text`
      return `select '${name}' as name, md5(coalesce(string_agg(${row}, ',' order by ${row}), '')) as hash from tenantry.${name} t`
    })
  const [found] = await sql<{ fingerprint: string }>(
    `select string_agg(name || ' ' || hash, E'\\n' order by name) as fingerprint from (${parts.join(' union all ')}) each`,
  )
  return String(found?.fingerprint)
}
