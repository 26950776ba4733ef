// The way of what only reads. Waking the other side up costs a short read more than the read itself, so reads do not take a
// connection each: two lanes carry them, and those waiting when a lane comes free leave together, written at once. Each
// stays a transaction of its own. Once something slow holds a lane up, and for a while after it, each read takes a connection
// for itself again, up to the size of the pool: nobody waits behind somebody else's slow question.
import type pg from 'pg'
import { goTogether, type Outcome, type Statement, Trip, unlessUsable } from './one-trip.ts'

/** One server process keeps no more than two busy with short reads. */
const usualLanes = 2
/** More would save nothing, and whoever is behind a slow one waits for it. */
const mostTogether = 8
const slowAfterMs = 25
const apartForMs = 1_000

/**
 * Sends a trip of its own, as `oneTrip` does; what else is read at that moment may travel with it. For statements outside
 * of a transaction that take no locks others wait for.
 */
export function readOnLane(pool: pg.Pool, statements: readonly Statement[]): Promise<Outcome[]> {
  const known = lanes.get(pool)
  if (known) return known.read(statements)
  const made = new Lanes(pool)
  lanes.set(pool, made)
  return made.read(statements)
}

class Lanes {
  readonly #pool: pg.Pool
  #waiting: { readonly trip: Trip; readonly since: number }[] = []
  /** Those that are not held up. */
  #open = 0
  /** Those that are about to get a connection. */
  #boarding = 0
  #apartUntil = 0

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async read(statements: readonly Statement[]): Promise<Outcome[]> {
    const trip = new Trip(statements)
    this.#waiting.push({ trip, since: performance.now() })
    this.#openLanes()
    return trip.outcomes
  }

  get #isApart(): boolean {
    return performance.now() < this.#apartUntil
  }

  #openLanes(): void {
    const { max } = this.#pool.options
    const most = this.#isApart ? max : Math.min(usualLanes, max)
    while (this.#open < most && this.#waiting.length > this.#boarding) void this.#run()
  }

  async #run(): Promise<void> {
    this.#open++
    while (this.#waiting.length > 0) {
      this.#boarding++
      const client = await this.#board()
      const trips = client ? this.#take() : []
      this.#boarding--
      if (client && (await this.#carry(client, trips)) === 'overtaken') return
    }
    this.#open--
  }

  /** Undefined when there is no connection to be had, which those who waited for it have been told. */
  async #board(): Promise<pg.PoolClient | undefined> {
    const asked = performance.now()
    try {
      return await this.#pool.connect()
    } catch (error) {
      const failure = error instanceof Error ? error : new Error('No connection.', { cause: error })
      const left = this.#waiting.filter(({ since }) => since <= asked)
      this.#waiting = this.#waiting.filter(({ since }) => since > asked)
      for (const { trip } of left) trip.callback(failure)
      return undefined
    }
  }

  /** The lanes that are about to leave divide those who wait between them. */
  #take(): Trip[] {
    const share = Math.ceil(this.#waiting.length / this.#boarding)
    return this.#waiting.splice(0, this.#isApart ? 1 : Math.min(share, mostTogether)).map(({ trip }) => trip)
  }

  /** Overtaken, it counts no more as open. */
  async #carry(client: pg.PoolClient, trips: readonly Trip[]): Promise<'in time' | 'overtaken'> {
    let state: 'out' | 'in time' | 'overtaken' = 'out'
    const overtake = () => {
      if (state !== 'out') return
      state = 'overtaken'
      this.#open--
      this.#apartUntil = performance.now() + apartForMs
      this.#openLanes()
    }
    // A timer comes before the answers that have arrived meanwhile are read: they may be among them.
    const overtaking = setTimeout(() => setImmediate(overtake), slowAfterMs)
    goTogether(client, trips)
    const settled = await Promise.allSettled(trips.map(({ outcomes }) => outcomes))
    clearTimeout(overtaking)
    const errors = settled.flatMap((each) => (each.status === 'rejected' ? [unlessUsable(each.reason)] : []))
    client.release(errors.find((error) => error !== undefined))
    if (state === 'out') state = 'in time'
    return state
  }
}

const lanes = new WeakMap<pg.Pool, Lanes>()
