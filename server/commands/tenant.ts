import { sql } from 'drizzle-orm'
import { ConfigError } from '../config.ts'
import { restoreTenant, suspendTenant } from '../features/operator-tenants/lifecycle.ts'
import { inOperator, readAsOperator } from '../scopes/operator.ts'
import type { AtCommandLine } from './with-platform.ts'

/**
 * `tenant list`, `tenant suspend|restore <slug>`. In force at the next request of whoever is affected. Throws at once for
 * words that are none of these.
 */
export function tenant(words: readonly string[]): (at: AtCommandLine) => Promise<string> {
  const [verb, slug] = words
  if (verb === 'list' && words.length === 1) return listTenants
  const change = verb === 'suspend' ? suspendTenant : verb === 'restore' ? restoreTenant : undefined
  if (!change || !slug || words.length > 2)
    throw new ConfigError('Say it as `tenantry tenant list` or `tenantry tenant suspend|restore <slug>`.')
  return async ({ visit }) => {
    const done = await inOperator(visit, async (scope) => {
      const [found] = await scope.db.execute<{ id: string }>(sql`select id from tenantry.tenants where slug = ${slug}`)
      if (!found) throw new ConfigError(`No organization has the address ${slug}.`)
      return change(scope, { tenantId: found.id })
    })
    return `${done.name} is ${done.status}.`
  }
}

async function listTenants({ visit }: AtCommandLine): Promise<string> {
  const rows = await readAsOperator(visit, ({ db }) =>
    db.execute<{ slug: string; name: string; status: string }>(
      sql`select slug, name, status from tenantry.tenants order by slug`,
    ),
  )
  return (
    rows.map(({ slug, name, status }) => `${slug.padEnd(30)} ${status.padEnd(10)} ${name}`).join('\n') ||
    'There is no organization yet.'
  )
}
