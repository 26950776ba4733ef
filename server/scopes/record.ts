import type { AuditAction, Changes } from '#contract/audit-events.ts'
import type { Handle } from '#database/connection.ts'
import { auditEvents } from '#database/schema/audit-events.ts'
import type { Visit } from './visit.ts'

/** What happened to what. The scope adds who, where and from which request. */
export type Happening = {
  readonly resource?: { readonly type: string; readonly id?: string | null; readonly name?: string | null }
  readonly changes?: Changes
  readonly outcome?: 'success' | 'denied' | 'failure'
}

type Actor = { readonly id: string | null; readonly email: string | null }

/** Appends to the trail through the handle given, so in the transaction of the change that it describes. */
export async function append(
  db: Handle,
  visit: Visit,
  tenantId: string | null,
  actor: Actor,
  action: AuditAction,
  happening: Happening = {},
): Promise<void> {
  await db.insert(auditEvents).values({
    tenantId,
    actorId: actor.id,
    actorEmail: actor.email,
    action,
    resourceType: happening.resource?.type ?? null,
    resourceId: happening.resource?.id ?? null,
    resourceName: happening.resource?.name ?? null,
    changes: happening.changes ?? {},
    outcome: happening.outcome ?? 'success',
    ipAddress: visit.ipAddress,
    userAgent: visit.userAgent,
    requestId: visit.requestId,
  })
}
