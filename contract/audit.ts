import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { idShape, moment, page, pageShape } from './shapes.ts'

export const auditOutcomes = ['success', 'denied', 'failure'] as const

export const auditEvent = z.object({
  id: z.string(),
  at: moment,
  /** `name` where it is known: of an organization's members to the organization, of everybody to an operator. */
  actor: z.object({ id: z.string().nullable(), email: z.string().nullable(), name: z.string().nullable() }),
  impersonator: z.object({ id: z.string().nullable(), email: z.string().nullable() }).nullable(),
  /** Null for events of the platform itself. */
  tenant: z.object({ id: z.string(), name: z.string(), slug: z.string() }).nullable(),
  action: z.string(),
  resource: z.object({ type: z.string().nullable(), id: z.string().nullable(), name: z.string().nullable() }),
  changes: z.record(z.string(), z.object({ old: z.unknown().optional(), new: z.unknown().optional() })),
  outcome: z.enum(auditOutcomes),
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
  requestId: z.string().nullable(),
})
export type AuditEvent = z.infer<typeof auditEvent>

const filters = {
  ...pageShape,
  action: z.string().max(80).optional(),
  actorId: idShape.optional(),
  resourceId: idShape.optional(),
  outcome: auditEvent.shape.outcome.optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
}

export const listAudit = endpoint({
  method: 'GET',
  path: '/api/admin/audit',
  access: { scope: 'tenant', permission: 'audit.view' },
  summary: "The organization's trail, newest first",
  input: z.strictObject(filters),
  output: page(auditEvent),
  problems: [],
})

export const listWholeAudit = endpoint({
  method: 'GET',
  path: '/api/super-admin/audit',
  access: { scope: 'operator' },
  summary: 'The whole trail, newest first',
  input: z.strictObject({ ...filters, tenantId: idShape.optional() }),
  output: page(auditEvent),
  problems: [],
})
