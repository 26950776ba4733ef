import { sql } from 'drizzle-orm'
import type { TenantAction } from '#contract/audit-events.ts'
import type { OperatedTenant } from '#contract/operator.ts'
import { Problem } from '#contract/problems.ts'
import type { OperatorScope } from '../../scopes/operator-scope.ts'
import { findAndLockTenant } from './repository.ts'

type Status = OperatedTenant['status']
type Move = { readonly from: readonly Status[]; readonly to: Status; readonly action: TenantAction }

/** One way is down, by any number of steps; restoring leads up again from anywhere. Leaving `active` touches nothing else. */
const moves = {
  suspend: { from: ['active'], to: 'suspended', action: 'tenant.suspended' },
  archive: { from: ['active', 'suspended'], to: 'archived', action: 'tenant.archived' },
  delete: { from: ['active', 'suspended', 'archived'], to: 'deleted', action: 'tenant.deleted' },
  restore: { from: ['suspended', 'archived', 'deleted'], to: 'active', action: 'tenant.restored' },
} as const satisfies Record<string, Move>

type Named = { tenantId: string }
type Confirmed = Named & { confirmSlug: string }

export const suspendTenant = (scope: OperatorScope, { tenantId }: Named) => move(scope, tenantId, moves.suspend)

export const archiveTenant = (scope: OperatorScope, { tenantId, confirmSlug }: Confirmed) =>
  move(scope, tenantId, moves.archive, confirmSlug)

export const deleteTenant = (scope: OperatorScope, { tenantId, confirmSlug }: Confirmed) =>
  move(scope, tenantId, moves.delete, confirmSlug)

export const restoreTenant = (scope: OperatorScope, { tenantId }: Named) => move(scope, tenantId, moves.restore)

async function move(scope: OperatorScope, id: string, { from, to, action }: Move, typedSlug?: string) {
  const before = await findAndLockTenant(scope.db, id)
  if (!before) throw new Problem('not_found')
  if (before.isProtected && to !== 'active') throw new Problem('tenant_protected')
  if (!from.includes(before.status)) throw new Problem('tenant_state', { detail: `It is ${before.status}.` })
  if (typedSlug !== undefined && typedSlug !== before.slug) throw mismatch()
  await scope.db.execute(sql`
    update tenantry.tenants
       set status = ${to}, version = version + 1, updated_at = now(),
           deleted_at = case when ${to} = 'deleted' then now() end
     where id = ${id}`)
  const resource = { type: 'tenant', id, name: before.name }
  await scope.record(action, { resource, changes: { status: { old: before.status, new: to } } }, id)
  scope.announce({ type: 'tenant.changed', tenantId: id })
  return { ...before, status: to, version: before.version + 1 }
}

const mismatch = () =>
  new Problem('confirmation_mismatch', {
    fields: [{ path: 'confirmSlug', code: 'confirmation_mismatch', message: 'Type the address of this organization' }],
  })
