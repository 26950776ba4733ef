import type { LiveEvent, LiveEventType } from '#contract/live-events.ts'

/** Whose page it is and what it shows, as read when the stream was opened. */
export type Audience = {
  readonly userId: string
  /** The tenants this page may hear about: the one it works in, none on the account and operator pages. */
  readonly tenantIds: readonly string[]
  /** A page of the operator portal, opened through the operator's door. */
  readonly isOperator: boolean
}

/**
 * What this page may be told of an event; undefined when it does not concern it. Ids of people and tenants outside the
 * page's reach are left out, also where the event itself is for it.
 */
export function seenBy(event: LiveEvent, audience: Audience): LiveEvent | undefined {
  if (event.type === 'resync') return { type: 'resync' }
  if (audience.isOperator) return event
  const isOwn = event.userId !== undefined && event.userId === audience.userId
  const isOfTenant = event.tenantId !== undefined && audience.tenantIds.includes(event.tenantId)
  const isForAll = event.tenantId === undefined && event.userId === undefined && forAll.has(event.type)
  if (!isOwn && !isOfTenant && !isForAll) return undefined
  return {
    type: event.type,
    ...(isOfTenant && event.tenantId !== undefined && { tenantId: event.tenantId }),
    ...(isOwn && { userId: audience.userId }),
  }
}

/** Whether the event may have ended the right to this stream, so that the right is read again before anything else. */
export function touchesAuthority(event: LiveEvent, audience: Audience): boolean {
  if (event.type === 'resync') return true
  // The platform's settings say whether an operator needs a second factor.
  if (event.type === 'settings.changed') return audience.isOperator
  if (!deciding.has(event.type)) return false
  if (event.userId !== undefined) return event.userId === audience.userId
  return event.tenantId !== undefined && audience.tenantIds.includes(event.tenantId)
}

/** Reference data and settings, which every page shows in one way or another. */
const forAll: ReadonlySet<LiveEventType> = new Set([
  'resource_type.created',
  'resource_type.changed',
  'settings.changed',
])

const deciding: ReadonlySet<LiveEventType> = new Set([
  'membership.changed',
  'tenant.changed',
  'user.changed',
  'session.ended',
])
