import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { OperatorDb } from '#database/connection.ts'

/** Throws invalid_input when this is the address of someone disabled: a link sent there would open nothing. */
export async function refuseDisabled(db: OperatorDb, email: string, path: string): Promise<void> {
  const found = await db.execute(
    sql`select 1 from tenantry.users where email_canonical = ${email} and status = 'disabled'`,
  )
  if (!found.length) return
  const field = { path, code: 'user_disabled', message: 'This person is disabled: enable them first' }
  throw new Problem('invalid_input', { fields: [field] })
}
