import { sql } from 'drizzle-orm'
import type { AuditAction } from '#contract/audit-events.ts'
import type { LiveEvent } from '#contract/live-events.ts'
import type { OperatorDb } from '#database/connection.ts'
import type { Platform } from '../platform.ts'
import {
  admitOrRefuse,
  authorityOf,
  type PinnedTenant,
  type Principal,
  pinnedTenantOf,
  principalOf,
} from './principal.ts'
import { append, type Happening } from './record.ts'
import { type TenantEntry, type TenantScope, tenantScope } from './tenant.ts'
import type { WritePassage } from './transaction.ts'
import type { Visit } from './visit.ts'

/** An operator looking across tenants. */
export type OperatorRead = {
  readonly platform: Platform
  readonly db: OperatorDb
  entered(): Promise<{ readonly principal: Principal }>
}

/** An operator at work across tenants. Only `scopes/operator.ts` opens it. */
export type OperatorScope = OperatorRead & {
  readonly principal: Principal
  /** Writes the trail: of the tenant named, else of the platform. */
  record(action: AuditAction, happening?: Happening, tenantId?: string): Promise<void>
  announce(event: LiveEvent): void
  afterCommit(work: () => void): void
  /** Steps into one tenant with the tenant's own role, within this transaction. */
  inTenant(tenant: PinnedTenant): Promise<TenantScope>
}

/** Reads the door's answer for an operator; where no tenant was named, the tenant stays empty and must not be used. */
export function operatorEntryOf(row: Record<string, unknown> | undefined): TenantEntry {
  const admitted = admitOrRefuse(row)
  return { principal: principalOf(admitted), tenant: pinnedTenantOf(admitted), authority: authorityOf(admitted, true) }
}

/** What a use case across tenants works with. */
export function operatorScope(visit: Visit, passage: WritePassage<TenantEntry>, db: OperatorDb): OperatorScope {
  const { principal, authority } = passage.entry
  const actor = { id: principal.userId, email: principal.email }
  return {
    platform: visit.platform,
    db,
    entered: async () => passage.entry,
    principal,
    record: (action, happening, tenantId) => append(db, visit, tenantId ?? null, actor, action, happening),
    announce: passage.announce,
    afterCommit: passage.afterCommit,
    async inTenant(tenant) {
      await db.execute(sql`select set_config('tenantry.tenant_id', ${tenant.id}, true)`)
      return tenantScope(visit, passage, { principal, tenant, authority })
    },
  }
}
