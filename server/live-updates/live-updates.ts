// From a committed change to the open pages of every server process: events ride on NOTIFY inside the transaction, so
// they are heard exactly when it commits, and each process hands them to the pages it serves. The embedded database has
// one process and one connection, so there they are handed on directly.
import { setMaxListeners } from 'node:events'
import type { Logger } from 'pino'
import type { LiveEvent } from '#contract/live-events.ts'
import type { Database } from '#database/connection.ts'
import type { LiveCarrier } from '../scopes/transaction.ts'
import { listenForNotices } from './live-listener.ts'
import { eventsOf, noticesOf } from './notices.ts'

export type LiveUpdates = LiveCarrier & {
  /** Hears every event of the installation until the function returned is called. Who may see what is not judged here. */
  subscribe(listener: (event: LiveEvent) => void): () => void
  /** False while events of other processes can't be heard. */
  isHearing(): boolean
  /** Aborts when the server stops, which ends every open stream. */
  readonly ended: AbortSignal
  stop(): Promise<void>
}

export const liveChannel = 'tenantry_live'

/** Starts hearing. Needs no connection to begin with: one that fails is tried again, and then pages are told to refetch. */
export function openLiveUpdates(database: Pick<Database, 'listenConfig'>, log: Logger): LiveUpdates {
  const ending = new AbortController()
  // Every open stream waits for it: however many there are, it is no leak.
  setMaxListeners(0, ending.signal)
  const listeners = new Set<(event: LiveEvent) => void>()
  const tell = (events: readonly LiveEvent[]) => {
    for (const event of events) for (const listener of [...listeners]) listener(event)
  }
  const subscribe: LiveUpdates['subscribe'] = (listener) => {
    // A function of its own, so that one listener given twice is two subscriptions.
    const each = (event: LiveEvent) => listener(event)
    listeners.add(each)
    return () => void listeners.delete(each)
  }
  if (!database.listenConfig)
    return {
      carry: () => undefined,
      deliver: tell,
      subscribe,
      isHearing: () => true,
      ended: ending.signal,
      stop: async () => ending.abort(),
    }

  let hearing = false
  const listener = listenForNotices({
    config: database.listenConfig,
    channel: liveChannel,
    log,
    onConnected: () => {
      hearing = true
      tell([{ type: 'resync' }])
    },
    onLost: () => {
      hearing = false
    },
    onNotice: (payload) => tell(eventsOf(payload)),
  })
  return {
    carry: (events) => ({
      text: 'select pg_notify($1, payload) from unnest($2::text[]) as payload',
      values: [liveChannel, noticesOf(events)],
    }),
    deliver: () => {},
    subscribe,
    isHearing: () => hearing,
    ended: ending.signal,
    stop: () => {
      ending.abort()
      return listener.stop()
    },
  }
}
