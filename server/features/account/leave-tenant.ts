import type { z } from 'zod'
import type { leaveTenant as contract } from '#contract/account.ts'
import { Problem } from '#contract/problems.ts'
import { inTenant } from '../../scopes/tenant.ts'
import type { Visit } from '../../scopes/visit.ts'
import { endMembership } from '../team/end-membership.ts'
import { findMember } from '../team/repository.ts'
import { lockTenant } from '../tenants/repository.ts'

/**
 * Leaves an organization: through its own door, as the member one is, whatever organization the page shows. Whoever asks
 * types its address first. Throws `last_tenant_admin` for the only active Tenant Admin.
 */
export function leaveTenant(visit: Visit, { tenantId, confirmSlug }: z.output<typeof contract.input>) {
  return inTenant({ ...visit, tenant: tenantId }, 'any member', async (scope) => {
    if (confirmSlug !== scope.tenant.slug)
      throw new Problem('confirmation_mismatch', {
        fields: [{ path: 'confirmSlug', code: 'mismatch', message: 'This is not its address' }],
      })
    await lockTenant(scope.db)
    const member = await findMember(scope.db, String(scope.authority.membershipId))
    await endMembership(scope, member, 'left')
    return { done: true as const }
  })
}
