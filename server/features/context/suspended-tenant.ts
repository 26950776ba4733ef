import { sql } from 'drizzle-orm'
import type { IdentityDb } from '#database/connection.ts'

/** Whether the asker is a member of this tenant, which is suspended or archived. For everyone else it does not exist. */
export async function suspendedTenant(db: IdentityDb, tenant: string): Promise<boolean> {
  const [row] = await db.execute<{ suspended: boolean }>(
    sql`select tenantry.is_suspended_for_asker(${tenant}) as suspended`,
  )
  return row?.suspended === true
}
