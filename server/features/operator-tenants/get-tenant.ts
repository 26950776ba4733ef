import { Problem } from '#contract/problems.ts'
import type { OperatorRead } from '../../scopes/operator-scope.ts'
import { findTenant } from './repository.ts'

export async function getTenant(scope: OperatorRead, { tenantId }: { tenantId: string }) {
  const tenant = await findTenant(scope.db, tenantId)
  if (!tenant) throw new Problem('not_found')
  return tenant
}
