// The worker's door: background work on the outbox, whatever tenant a mail belongs to, and on nothing else but what
// guarded functions let the clock do.
import type { LiveEvent } from '#contract/live-events.ts'
import type { Database, WorkerDb } from '#database/connection.ts'
import { type LiveCarrier, writing } from './transaction.ts'

/** Does one piece of background work in a transaction of its own. */
export const inWorker = <T>(
  database: Database,
  work: (db: WorkerDb, announce: (event: LiveEvent) => void) => Promise<T>,
  live: LiveCarrier = quiet,
): Promise<T> =>
  writing(
    database,
    { pool: database.pool, role: 'tenantry_worker', entry: { text: 'select 1' }, admit: () => undefined },
    live,
    (passage) => work(passage.as() as WorkerDb, passage.announce),
  )

const quiet: LiveCarrier = { carry: () => undefined, deliver: () => {} }
