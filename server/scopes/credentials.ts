// The credentials' door: single statements as the identity role, each committed with its own round trip. For what must
// not sit in a transaction while a password is being hashed, and for counters that must count even when the work fails.
import { type Database, handleOn, type IdentityDb, named } from '#database/connection.ts'
import { oneTrip, type Statement, unlessUsable } from '#database/one-trip.ts'
import { problemOfDatabase } from './problem-of-database.ts'
import { identityRole } from './public.ts'
import { stepInto } from './transaction.ts'

/** Sees users, sessions and credentials, like the public door. */
export const credentialsDb = (database: Database): IdentityDb =>
  handleOn(async (statement) => {
    const [, outcome] = await sendAlone(database, [stepInto(identityRole), statement])
    if (!outcome) throw new Error('The database answered fewer results than were asked for.')
    return outcome
  }) as IdentityDb

/** Runs work on that door and says what went wrong as a refusal, where it is one. */
export async function withCredentials<T>(database: Database, work: (db: IdentityDb) => Promise<T>): Promise<T> {
  try {
    return await work(credentialsDb(database))
  } catch (error) {
    throw problemOfDatabase(error)
  }
}

/** Not with what is read at the same time: a counter waits for others that count the same, and for the disk. */
async function sendAlone(database: Database, statements: readonly Statement[]) {
  const client = await database.pool.connect()
  let broken: Error | undefined
  try {
    return await oneTrip(
      client,
      statements.map((each) => named(database, each)),
    )
  } catch (error) {
    broken = unlessUsable(error)
    throw error
  } finally {
    client.release(broken)
  }
}
