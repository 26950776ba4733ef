import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { UserScope } from '../../scopes/user.ts'
import { findOpenTenants } from './repository.ts'

/** Makes a tenant the session's current one: where reads go that name none, and what opens next time. */
export async function switchTenant(scope: UserScope, { tenant: wanted }: { tenant: string }) {
  const open = await findOpenTenants(scope.db, scope.principal.userId)
  const tenant = open.find((each) => each.tenant.id === wanted || each.tenant.slug === wanted)?.tenant
  if (!tenant) throw new Problem('not_found')
  await scope.db.execute(sql`
    update tenantry.sessions set current_tenant_id = ${tenant.id} where id = ${scope.principal.sessionId}`)
  await scope.record('session.tenant_switched', { resource: { type: 'tenant', id: tenant.id, name: tenant.name } })
  return { tenant: { id: tenant.id, slug: tenant.slug, name: tenant.name } }
}
