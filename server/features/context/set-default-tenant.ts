import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { UserScope } from '../../scopes/user.ts'
import { findOpenTenants } from './repository.ts'

/** "Always open this one": the organization that opens after signing in, without the picker. */
export async function setDefaultTenant(scope: UserScope, { tenantId }: { tenantId: string | null }) {
  if (tenantId !== null) {
    const open = await findOpenTenants(scope.db, scope.principal.userId)
    if (!open.some(({ tenant }) => tenant.id === tenantId)) throw new Problem('not_found')
  }
  await scope.db.execute(sql`
    update tenantry.users set default_tenant_id = ${tenantId}, updated_at = now() where id = ${scope.principal.userId}`)
  await scope.record('user.changed', {
    resource: { type: 'user', id: scope.principal.userId, name: scope.principal.name },
    changes: { defaultTenantId: { old: scope.principal.defaultTenantId, new: tenantId } },
  })
  return { tenantId }
}
