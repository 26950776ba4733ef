import pg from 'pg'
import { unlessUsable } from '#database/one-trip.ts'
import { openTestDatabase } from '#tests/test-database.ts'

/** Connections to a database of one table, for trips of statements. */
export async function openTripKit() {
  const database = await openTestDatabase()
  const openPool = () => {
    const max = Math.min(24, database.maxConnections)
    const opened = new pg.Pool({ connectionString: database.urls.admin, max, connectionTimeoutMillis: 30_000 })
    // A client that is out of the pool has no listener of its own, and an unheard error would end the process.
    return opened.on('error', () => {}).on('connect', (client) => client.on('error', () => {}))
  }
  let pool = openPool()
  await pool.query(`create table pair (id text primary key, made_at timestamptz default '2020-01-02 03:04:05+00')`)

  return {
    kind: database.kind,
    url: database.urls.admin,
    get pool() {
      return pool
    },
    query: async (text: string) => (await pool.query(text)).rows,
    async withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
      const client = await pool.connect()
      let failure: unknown
      try {
        return await work(client)
      } catch (error) {
        failure = error
        throw error
      } finally {
        client.release(failure === undefined ? undefined : unlessUsable(failure))
      }
    },
    /** Lets go of every connection for the time of `work`: the embedded database has one. */
    async withoutPool(work: () => Promise<void>) {
      await pool.end()
      await work()
      pool = openPool()
    },
    async close() {
      await pool.end()
      await database.close()
    },
  }
}

export type TripKit = Awaited<ReturnType<typeof openTripKit>>
