import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { UserScope } from '../../scopes/user.ts'
import { findOpenTenants } from './repository.ts'

/** "Always open this one": the organization that opens after signing in, without the picker. */
export async function setDefaultTenant(scope: UserScope, { tenantId }: { tenantId: string | null }) {
  const open = await findOpenTenants(scope.db, scope.principal.userId)
  if (tenantId !== null && !open.some(({ tenant }) => tenant.id === tenantId)) throw new Problem('not_found')
  // One that is closed by now has no name to whoever cannot see it.
  const nameOf = (id: string | null) => open.find(({ tenant }) => tenant.id === id)?.tenant.name ?? null
  await scope.db.execute(sql`
    update tenantry.users set default_tenant_id = ${tenantId}, updated_at = now() where id = ${scope.principal.userId}`)
  await scope.record('user.changed', {
    resource: { type: 'user', id: scope.principal.userId, name: scope.principal.name },
    changes: { defaultTenant: { old: nameOf(scope.principal.defaultTenantId), new: nameOf(tenantId) } },
  })
  return { tenantId }
}
