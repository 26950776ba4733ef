import { sql } from 'drizzle-orm'
import type { AuditAction, TenantAction } from '#contract/audit-events.ts'
import type { LiveEvent } from '#contract/live-events.ts'
import { Problem } from '#contract/problems.ts'
import type { OperatorDb } from '#database/connection.ts'
import type { Statement } from '#database/one-trip.ts'
import type { Platform } from '../platform.ts'
import {
  admitOrRefuse,
  authorityOf,
  type PinnedTenant,
  type Principal,
  pinnedTenantOf,
  principalOf,
  Refusal,
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
  /** Whoever asks holds the database's password rather than a session. */
  readonly isCommandLine: boolean
  /** Writes the trail: of the tenant named, else of the platform. */
  record(action: AuditAction, happening?: Happening): Promise<void>
  record(action: TenantAction, happening: Happening, tenantId: string): Promise<void>
  announce(event: LiveEvent): void
  /** Steps into one tenant with the tenant's own role, within this transaction. */
  inTenant(tenant: PinnedTenant): Promise<TenantScope>
}

/** The question at the door. Whoever works at the command line holds the database's own password and has no session. */
export const entryOf = (visit: Visit, tenantId: string | null): Statement =>
  visit.isCommandLine
    ? { text: atCommandLine }
    : { text: `select * from tenantry.enter($1, 'operator', $2, '', true)`, values: [visit.tokenHash ?? '', tenantId] }

const atCommandLine = `
  select 'ok' as verdict, 'command-line' as user_id, 'command line' as email, 'Command line' as name, true as is_super_admin,
         now() as session_started_at, set_config('tenantry.operator_id', 'command-line', true) as operator_id`

/** Reads the door's answer. Where no tenant was named, the tenant stays empty and nothing is pinned. */
export function admitOperator(
  visit: Visit,
  tenantId: string | null,
  row: Record<string, unknown> | undefined,
): TenantEntry {
  const admitted = admitOrRefuse('operator', row)
  if (visit.mustBeFresh && !visit.isCommandLine && admitted.is_confirmed !== true)
    throw new Refusal('confirm_identity', admitted)
  const tenant = pinnedTenantOf(admitted)
  if (tenantId !== null) checkStated(visit, tenant)
  return { principal: principalOf(admitted, visit), tenant, authority: authorityOf(admitted, true) }
}

/** A write across tenants that names one, in its path or its body, names no other in its header. Throws `tenant_mismatch`. */
export async function checkNamed(visit: Visit, db: OperatorDb, tenantId: unknown): Promise<void> {
  if (visit.tenant === undefined || typeof tenantId !== 'string') return
  const [named] = await db.execute<Pick<PinnedTenant, 'id' | 'slug'>>(
    sql`select id, slug from tenantry.tenants where id = ${tenantId}`,
  )
  if (named) checkStated(visit, named)
}

function checkStated({ tenant: stated }: Visit, { id, slug }: Pick<PinnedTenant, 'id' | 'slug'>) {
  if (stated !== undefined && stated !== id && stated !== slug) throw new Problem('tenant_mismatch')
}

/** What a use case across tenants works with. */
export function operatorScope(visit: Visit, passage: WritePassage<TenantEntry>): OperatorScope {
  const db = passage.as() as OperatorDb
  const { principal, authority } = passage.entry
  const actor = { id: principal.userId, email: principal.email }
  return {
    platform: visit.platform,
    db,
    entered: async () => passage.entry,
    principal,
    isCommandLine: visit.isCommandLine === true,
    // The platform's chain is one for all: whoever writes to it waits for whoever has, so it is written with the commit.
    record: (action: AuditAction, happening?: Happening, tenantId?: string) =>
      append(tenantId === undefined ? passage.atEnd() : db, visit, tenantId ?? null, actor, action, happening),
    announce: passage.announce,
    async inTenant(tenant) {
      await db.execute(sql`select set_config('tenantry.tenant_id', ${tenant.id}, true)`)
      return tenantScope(visit, passage, { principal, tenant, authority })
    },
  }
}
