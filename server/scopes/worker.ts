// The worker's door: background work on the outbox, whatever tenant a mail belongs to, and on nothing else.
import type { Database, WorkerDb } from '#database/connection.ts'
import { type LiveCarrier, writing } from './transaction.ts'

/** Does one piece of background work in a transaction of its own. */
export const inWorker = <T>(database: Database, work: (db: WorkerDb) => Promise<T>): Promise<T> =>
  writing(
    database,
    { pool: database.pool, role: 'tenantry_worker', entry: { text: 'select 1' }, admit: () => undefined },
    quiet,
    (passage) => work(passage.as() as WorkerDb),
  )

const quiet: LiveCarrier = { carry: () => undefined, deliver: () => {} }
