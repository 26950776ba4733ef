import { sql } from 'drizzle-orm'
import { ConfigError } from '../config.ts'
import { restoreTenant, suspendTenant } from '../features/operator-tenants/lifecycle.ts'
import { inOperator, readAsOperator } from '../scopes/operator.ts'
import type { AtCommandLine } from './with-platform.ts'

/** `tenant suspend|restore <slug>`. In force at the next request of whoever is affected. */
export async function tenantBySlug({ visit }: AtCommandLine, [verb, slug]: readonly string[]): Promise<string> {
  const change = verb === 'suspend' ? suspendTenant : verb === 'restore' ? restoreTenant : undefined
  if (!change || !slug) throw new ConfigError('Say it as `tenantry tenant suspend|restore <slug>`.')
  const done = await inOperator(visit, async (scope) => {
    const [tenant] = await scope.db.execute<{ id: string }>(sql`select id from tenantry.tenants where slug = ${slug}`)
    if (!tenant) throw new ConfigError(`No organization has the address ${slug}.`)
    return change(scope, { tenantId: tenant.id })
  })
  return `${done.name} is ${done.status}.`
}

export async function listTenants({ visit }: AtCommandLine): Promise<string> {
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
