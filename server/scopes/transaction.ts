// How a door becomes database work. Both ways send the door's own statement in the same trip as the first work behind it:
// `reading` as one implicit transaction per trip, `writing` inside one explicit transaction that commits only when the
// whole use case succeeded. Settings are local to the transaction, so nothing outlives it, pooler or not.
import type pg from 'pg'
import type { LiveEvent } from '#contract/live-events.ts'
import { type Database, type Handle, handleOn, named } from '#database/connection.ts'
import { readOnLane } from '#database/lanes.ts'
import { type Outcome, oneTrip, type Statement } from '#database/one-trip.ts'
import { problemOfDatabase } from './problem-of-database.ts'

export type Door<E> = {
  readonly pool: pg.Pool
  /** The database role the work steps into. */
  readonly role: string
  /** Whoever comes only watches: the session is as unused as before. */
  readonly isWatching?: true | undefined
  /** Resolves who is asking and pins what they may see; answers one row. */
  readonly entry: Statement
  /** Reads that row; throws the refusal. */
  admit(row: Record<string, unknown> | undefined): E
}

/** What carries events to open pages: in the transaction where the database can, else right after it. */
export type LiveCarrier = {
  carry(events: readonly LiveEvent[]): Statement | undefined
  deliver(events: readonly LiveEvent[]): void
}

export type Passage<E> = {
  /** A handle for statements under a database role; without one, under the door's. */
  as(role?: string): Handle
  /** Who came in. In a read this waits for the first trip, or makes one. */
  entered(): Promise<E>
}

export type WritePassage<E> = Passage<E> & {
  readonly entry: E
  /**
   * A handle for statements whose answer nobody needs. They wait for the end and leave with the commit, in their order:
   * what they lock is held for one round trip less, and waits for nothing of ours.
   */
  atEnd(role?: string): Handle
  announce(event: LiveEvent): void
}

type Waiting = {
  readonly role: string
  readonly statement: Statement
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

/** Work that only reads. Statements issued together travel together, behind the door, in one round trip. */
export async function reading<E, T>(
  database: Database,
  door: Door<E>,
  work: (passage: Passage<E>) => Promise<T>,
): Promise<T> {
  let entry: Promise<E> | undefined
  const trip = async (waiting: readonly Waiting[]) => {
    try {
      const statements = [stepInto(door.role, door), door.entry, ...withRoles(waiting, door.role)]
      const outcomes = await readOnLane(
        door.pool,
        statements.map((each) => named(database, each)),
      )
      const admitted = door.admit(outcomes[1]?.rows[0])
      settle(waiting, outcomes.slice(2), door.role)
      return admitted
    } catch (error) {
      for (const { reject } of waiting) reject(error)
      throw error
    }
  }
  const batch = batching((waiting) => {
    const made = trip(waiting)
    entry ??= made
    return made
  })
  const entered = () => entry ?? batch.leave()
  try {
    const result = await work({
      as: (role = door.role) => handleOn((statement) => batch.add(role, statement)),
      entered,
    })
    await entered()
    return result
  } catch (error) {
    throw problemOfDatabase(error)
  }
}

/** Work that decides and writes. Runs again, up to three times, when the database had to choose between two at once. */
export async function writing<E, T>(
  database: Database,
  door: Door<E>,
  live: LiveCarrier,
  work: (passage: WritePassage<E>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeOnce(database, door, live, work)
    } catch (error) {
      if (attempt === 3 || !isConflict(error)) throw problemOfDatabase(error)
      await new Promise((resolve) => setTimeout(resolve, attempt * 20 * (1 + Math.random())))
    }
  }
}

async function writeOnce<E, T>(
  database: Database,
  door: Door<E>,
  live: LiveCarrier,
  work: (passage: WritePassage<E>) => Promise<T>,
): Promise<T> {
  const client = await door.pool.connect()
  let broken: Error | undefined
  const events: LiveEvent[] = []
  const last: Waiting[] = []
  let role = door.role
  const send = (statements: readonly Statement[]) =>
    oneTrip(
      client,
      statements.map((each) => named(database, each)),
    )
  try {
    const opened = await send([{ text: 'begin' }, stepInto(door.role), ...guards(database), door.entry])
    const entry = door.admit(opened.at(-1)?.rows[0])
    const batch = batching(async (waiting) => {
      const start = role
      role = waiting.at(-1)?.role ?? role
      try {
        settle(waiting, await send(withRoles(waiting, start)), start)
      } catch (error) {
        for (const { reject } of waiting) reject(error)
      }
    })
    const result = await work({
      entry,
      entered: async () => entry,
      as: (wanted = door.role) => handleOn((statement) => batch.add(wanted, statement)),
      atEnd: (wanted = door.role) =>
        handleOn(async (statement) => {
          last.push({ role: wanted, statement, resolve: () => {}, reject: () => {} })
          return { rows: [], fields: [], command: '', rowCount: null }
        }),
      announce: (event) => void events.push(event),
    })
    const notice = events.length ? live.carry(events) : undefined
    const closed = await send([...withRoles(last, role), ...(notice ? [notice] : []), { text: 'commit' }])
    if (closed.at(-1)?.command !== 'COMMIT')
      throw new Error('The transaction was rolled back: a failed statement was passed over.')
    if (events.length && !notice) live.deliver(events)
    return result
  } catch (error) {
    broken = await rollBack(client)
    throw error
  } finally {
    client.release(broken)
  }
}

export const stepInto = (role: string, { isWatching }: Pick<Door<unknown>, 'isWatching'> = {}): Statement => ({
  text: isWatching ? stepToWatch : step,
  values: [role],
})

const step = `select set_config('role', $1, true), set_config('statement_timeout', '5000', true), set_config('lock_timeout', '2000', true)`
const stepToWatch = `${step}, set_config('tenantry.is_watching', 'yes', true)`

/** The embedded database would spin for ever on this timeout, and has no second client to be protected from. */
const guards = ({ kind }: Database): Statement[] =>
  kind === 'embedded' ? [] : [{ text: `select set_config('idle_in_transaction_session_timeout', '10000', true)` }]

const isSwitch = (waiting: readonly Waiting[], index: number, start: string) =>
  waiting[index]?.role !== (index === 0 ? start : waiting[index - 1]?.role)

/** Puts a step into another role before each statement that needs one. */
const withRoles = (waiting: readonly Waiting[], start: string): Statement[] =>
  waiting.flatMap(({ role, statement }, index) =>
    isSwitch(waiting, index, start) ? [stepInto(role), statement] : [statement],
  )

function settle(waiting: readonly Waiting[], outcomes: readonly Outcome[], start: string) {
  let position = 0
  for (const [index, { resolve, reject }] of waiting.entries()) {
    if (isSwitch(waiting, index, start)) position++
    const outcome = outcomes[position++]
    if (outcome) resolve(outcome)
    else reject(new Error('The database answered fewer results than were asked for.'))
  }
}

/** Gathers statements until the running code has issued all it can without an answer, then sends them together. */
function batching<R>(send: (waiting: readonly Waiting[]) => Promise<R>) {
  let queue: Waiting[] = []
  let leaving: Promise<R> | undefined
  const leave = () => {
    if (leaving) return leaving
    leaving = new Promise<R>((resolve, reject) => {
      // A tick asked for from within a promise runs when all promises that can go on have gone on.
      process.nextTick(() => {
        const waiting = queue
        queue = []
        leaving = undefined
        send(waiting).then(resolve, reject)
      })
    })
    // Whoever waits for a statement hears of the failure there.
    leaving.catch(() => {})
    return leaving
  }
  const add = (role: string, statement: Statement) =>
    new Promise<Outcome>((resolve, reject) => {
      queue.push({ role, statement, resolve, reject })
      void leave()
    })
  return { add, leave }
}

/** The error when not even a rollback went through: then the connection is thrown away. */
async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback')
    return undefined
  } catch (failure) {
    return failure instanceof Error ? failure : new Error('The rollback failed.', { cause: failure })
  }
}

const isConflict = (error: unknown) => {
  const code = (error as { code?: unknown })?.code ?? (error as { cause?: { code?: unknown } })?.cause?.code
  return code === '40001' || code === '40P01'
}
