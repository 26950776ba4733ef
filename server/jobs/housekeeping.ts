// What nobody does by hand: once an hour what is over is swept away, and invitations nobody took are marked expired, one
// tenant at a time. Every process does it; each takes what no other has.
import { sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { Database } from '#database/connection.ts'
import type { LiveCarrier } from '../scopes/transaction.ts'
import { inWorker } from '../scopes/worker.ts'

export type Housekeeping = {
  /** Waits for the step under way. */
  stop(): Promise<void>
}

export type HousekeepingOptions = {
  readonly database: Database
  readonly live: LiveCarrier
  readonly log: Logger
  /** The first time is after a moment of this pause, so that processes started together spread. */
  readonly everyMs?: number
}

export function startHousekeeping(options: HousekeepingOptions): Housekeeping {
  const { everyMs = 3_600_000, log } = options
  const stopping = new AbortController()
  let underWay: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout
  const schedule = (inMs: number) => {
    timer = setTimeout(() => {
      underWay = tidy(options, stopping.signal)
        .then((done) => log.debug(done, 'Housekeeping is done.'))
        .catch((error) => log.warn({ err: error }, 'Housekeeping failed.'))
        .then(() => {
          if (!stopping.signal.aborted) schedule(everyMs)
        })
    }, inMs)
    timer.unref()
  }
  schedule(everyMs * (0.02 + Math.random() * 0.08))
  return {
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      await underWay
    },
  }
}

/** Does it now, in small transactions. Stops between two of them when told to. */
export async function tidy(
  { database, live }: Pick<HousekeepingOptions, 'database' | 'live'>,
  stopping?: AbortSignal,
): Promise<{ swept: number; expired: number }> {
  const isStopped = () => stopping?.aborted === true
  let swept = 0
  let expired = 0
  for (let count = 1; count > 0 && !isStopped(); swept += count) count = await sweep(database)
  let tenants = await tenantsToVisit(database)
  while (tenants.length > 0 && !isStopped()) {
    const before = expired
    for (const tenant of tenants) {
      if (isStopped()) break
      expired += await expireInvitations(database, live, tenant)
    }
    // What is left is being accepted or expired by somebody else at this moment.
    tenants = expired > before ? await tenantsToVisit(database) : []
  }
  return { swept, expired }
}

const batch = 500

const sweep = (database: Database) =>
  inWorker(database, async (db) => {
    const [row] = await db.execute<{ swept: number }>(sql`select tenantry.sweep(${batch}) as swept`)
    return row?.swept ?? 0
  })

const tenantsToVisit = (database: Database) =>
  inWorker(database, async (db) => {
    const rows = await db.execute<{ tenant_id: string }>(
      sql`select tenant_id from tenantry.tenants_with_expired_invitations(${batch}) as tenant_id`,
    )
    return rows.map(({ tenant_id }) => tenant_id)
  })

const expireInvitations = (database: Database, live: LiveCarrier, tenantId: string) =>
  inWorker(
    database,
    async (db, announce) => {
      const [row] = await db.execute<{ expired: number }>(
        sql`select tenantry.expire_invitations(${tenantId}, ${batch}) as expired`,
      )
      const expired = row?.expired ?? 0
      if (expired > 0) announce({ type: 'invitation.changed', tenantId })
      return expired
    },
    live,
  )
