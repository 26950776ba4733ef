import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { changeMembership as promise } from '#contract/operator-memberships.ts'
import { Problem } from '#contract/problems.ts'
import type { OperatorScope } from '../../scopes/operator-scope.ts'
import type { PinnedTenant } from '../../scopes/principal.ts'
import { changeMember } from '../team/change-member.ts'
import { removeMember } from '../team/remove-member.ts'

type Change = z.output<(typeof promise)['input']>

/** What a tenant's own admins do, done by an operator from outside: the same use case, in that membership's tenant. */
export const changeMembership = async (scope: OperatorScope, input: Change) =>
  changeMember(await inTenantOf(scope, input.id), input)

/** As above. */
export const removeMembership = async (scope: OperatorScope, input: { id: string }) =>
  removeMember(await inTenantOf(scope, input.id), input)

async function inTenantOf(scope: OperatorScope, membershipId: string) {
  const [tenant] = await scope.db.execute<PinnedTenant>(sql`
    select t.id, t.slug, t.name, t.status from tenantry.memberships m join tenantry.tenants t on t.id = m.tenant_id
     where m.id = ${membershipId}`)
  if (!tenant) throw new Problem('not_found')
  return scope.inTenant(tenant)
}
