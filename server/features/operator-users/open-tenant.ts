import { Problem } from '#contract/problems.ts'
import type { OperatorDb } from '#database/connection.ts'
import type { PinnedTenant } from '../../scopes/principal.ts'
import { findTenant } from '../operator-tenants/repository.ts'

/**
 * The tenant that the form's organization picker names, as a place people can be invited into. Throws invalid_input when
 * there is none, tenant_state when it is not active.
 */
export async function findOpenTenant(db: OperatorDb, tenantId: string): Promise<PinnedTenant> {
  const tenant = await findTenant(db, tenantId)
  if (!tenant) {
    const field = { path: 'tenantId', code: 'not_found', message: 'There is no such organization' }
    throw new Problem('invalid_input', { fields: [field] })
  }
  const { id, slug, name, status } = tenant
  if (status !== 'active') throw new Problem('tenant_state', { detail: `It is ${status}.` })
  return { id, slug, name, status }
}
