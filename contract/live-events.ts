import { z } from 'zod'

/** What an open page is told: that something changed, never what. It refetches what it may read. */
export const liveEventTypes = [
  'tenant.created',
  'tenant.changed',
  'membership.changed',
  'invitation.changed',
  'role.changed',
  'group.changed',
  'resource_type.created',
  'resource_type.changed',
  'settings.changed',
  'user.changed',
  'session.ended',
  'access_request.changed',
  /** Events may have been missed: refetch everything. */
  'resync',
] as const

export type LiveEventType = (typeof liveEventTypes)[number]

/** `tenantId` and `userId` say whom it concerns; the stream gives an event only to those it may concern. */
export const liveEvent = z.object({
  type: z.enum(liveEventTypes),
  tenantId: z.string().optional(),
  userId: z.string().optional(),
})
export type LiveEvent = z.infer<typeof liveEvent>
