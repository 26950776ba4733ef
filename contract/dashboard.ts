import { z } from 'zod'
import { auditEvent } from './audit.ts'
import { endpoint, nothing } from './endpoint.ts'

/** Parts the person may not see are null: absent, not empty. */
export const getDashboard = endpoint({
  method: 'GET',
  path: '/api/admin/dashboard',
  access: { scope: 'tenant', permission: 'any member' },
  summary: "What needs this person's attention, and how the organization stands",
  input: nothing,
  output: z.object({
    team: z
      .object({
        activeMembers: z.number().int(),
        activeThisWeek: z.number().int(),
        suspendedMembers: z.number().int(),
        pendingInvitations: z.number().int(),
        expiringInvitations: z.number().int(),
        expiredInvitations: z.number().int(),
      })
      .nullable(),
    recentAudit: z.array(auditEvent).nullable(),
  }),
  problems: [],
})
