import { sql } from 'drizzle-orm'
import type { TenantDb } from '#database/connection.ts'

/** Runs work and takes back whatever it wrote; what it found out stays. The transaction goes on as if it had not run. */
export async function onTrial<T>(db: TenantDb, work: () => Promise<T>): Promise<T> {
  await db.execute(sql`savepoint trial`)
  try {
    return await work()
  } finally {
    await db.execute(sql`rollback to savepoint trial`)
    await db.execute(sql`release savepoint trial`)
  }
}
