import type { QueryClient } from '@tanstack/react-query'
import { type LiveEventType, liveEventTypes } from '#contract/live-events.ts'
import { refreshNaming } from './naming.ts'

/** What is asked anew when something of this kind changed: one of these words stands at the start of a query's key. */
const concerned: Readonly<Record<string, readonly string[]>> = {
  'tenant.created': ['tenants', 'dashboard', 'audit'],
  'tenant.changed': ['me', 'my-tenants', 'tenants', 'settings', 'dashboard', 'audit'],
  'membership.changed': ['me', 'my-tenants', 'team', 'roles', 'invitations', 'dashboard', 'audit', 'tenants', 'users'],
  'invitation.changed': ['team', 'invitations', 'dashboard', 'audit', 'tenants'],
  'role.changed': ['me', 'roles', 'team', 'dashboard', 'audit'],
  'group.changed': ['me', 'groups', 'roles', 'team', 'audit'],
  'resource_type.created': ['me', 'resource-types', 'roles', 'audit'],
  'resource_type.changed': ['me', 'resource-types', 'roles', 'audit'],
  'settings.changed': ['me', 'settings', 'audit'],
  'user.changed': ['me', 'team', 'users', 'audit'],
  'access_request.changed': ['requests', 'dashboard', 'audit'],
} satisfies Partial<Record<LiveEventType, readonly string[]>>

/**
 * Keeps an open page true: the stream says that something changed, never what, and the answers concerned are asked for
 * anew. Returns how to stop. The browser comes back by itself after a loss; where the server refused, we do.
 */
export function followChanges(address: string, client: QueryClient): () => void {
  let source: EventSource
  let waiting: ReturnType<typeof setTimeout> | undefined
  let refusals = 0
  let wasOpen = false
  let isEnded = false
  const open = () => {
    source = new EventSource(address)
    source.onopen = () => {
      refusals = 0
      isEnded = false
      // What happened while nobody listened is not told again.
      if (wasOpen) void client.invalidateQueries()
      wasOpen = true
    }
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return
      // The server decides where somebody belongs who may no longer be here.
      if (isEnded) location.reload()
      refusals += 1
      wasOpen = true
      // Tells whether this person may still be here, and leaves for the sign-in page if not.
      if (refusals === 1) invalidate(client, ['me'])
      waiting = setTimeout(open, Math.min(60_000, 2000 * 2 ** refusals))
    }
    for (const type of [...liveEventTypes, 'resync']) source.addEventListener(type, () => hear(type, client))
    // Either that, or the session goes on under a new token, which another tab may have brought.
    source.addEventListener('session.ended', () => {
      isEnded = true
      anew()
    })
  }
  const close = () => {
    clearTimeout(waiting)
    source.close()
  }
  const anew = () => {
    close()
    open()
  }
  open()
  streams.add(anew)
  return () => {
    streams.delete(anew)
    close()
  }
}

const streams = new Set<() => void>()

/** After the session got a new token: what listens under the old one would soon hear that it ended. */
export function listenAnew() {
  for (const anew of streams) anew()
}

function hear(type: string, client: QueryClient) {
  if (type === 'resync') void client.invalidateQueries()
  else invalidate(client, concerned[type] ?? [])
  if (type === 'settings.changed' || type === 'resync') void refreshNaming().catch(() => {})
}

function invalidate(client: QueryClient, families: readonly string[]) {
  void client.invalidateQueries({
    predicate: ({ queryKey }) => queryKey.slice(0, 3).some((part) => families.includes(String(part))),
  })
}
