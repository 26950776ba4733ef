import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { getMemberPermissions as contract } from '#contract/matrix.ts'
import { Problem } from '#contract/problems.ts'
import type { TenantRead } from '../../scopes/tenant.ts'
import { findPaths } from './permission-paths.ts'

type Row = { id: string; name: string; status: 'pending' | 'active' | 'suspended'; rank: number }

/** What a member may do, each permission with every way by which it is theirs. */
export async function getMemberPermissions(
  scope: TenantRead,
  { id }: z.output<typeof contract.input>,
): Promise<z.output<typeof contract.output>> {
  const [[member], paths] = await Promise.all([
    scope.db.execute<Row>(sql`
      select m.id, coalesce(nullif(m.name, ''), m.email) as name, m.status, a.rank
        from tenantry.memberships m cross join lateral tenantry.authority_of_membership(m.tenant_id, m.id) a
       where m.id = ${id} and m.status <> 'removed'`),
    findPaths(scope.db, sql`${id}`),
    scope.entered(),
  ])
  if (!member) throw new Problem('not_found')
  const { id: membershipId, ...rest } = member
  return { membershipId, ...rest, permissions: [...paths].map(([permission, via]) => ({ permission, via })) }
}
