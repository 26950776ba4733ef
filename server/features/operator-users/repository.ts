import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { operatedUser } from '#contract/operator.ts'
import type { OperatorDb } from '#database/connection.ts'

export type OperatedUser = z.output<typeof operatedUser>

export type UserRow = {
  id: string
  email: string
  name: string
  status: OperatedUser['status']
  is_super_admin: boolean
  last_sign_in_at: Date | null
  created_at: Date
}

/** The columns of `UserRow`, of `tenantry.users u`. */
export const userColumns = sql`u.id, u.email, u.name, u.status, u.is_super_admin, u.last_sign_in_at, u.created_at`

export const userOf = (row: UserRow): OperatedUser => ({
  id: row.id,
  email: row.email,
  name: row.name,
  status: row.status,
  isSuperAdmin: row.is_super_admin,
  lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
})

/** Makes changes of superadmin queue up. To be awaited before anything is read that such a change depends on. */
export async function lockSuperadmins(db: OperatorDb): Promise<void> {
  await db.execute(sql`select 1 from tenantry.settings for update`)
}

export async function findUser(
  db: OperatorDb,
  id: string,
): Promise<{ user: OperatedUser; canSignIn: boolean } | undefined> {
  const [row] = await db.execute<UserRow & { can_sign_in: boolean }>(sql`
    select ${userColumns},
           u.status = 'active' and exists (select 1 from tenantry.accounts a where a.user_id = u.id) as can_sign_in
      from tenantry.users u where u.id = ${id} for no key update of u`)
  return row && { user: userOf(row), canSignIn: row.can_sign_in }
}

/** Those who have superadmin and may use it. */
export async function findSuperadmins(db: OperatorDb): Promise<{ id: string; email: string }[]> {
  return db.execute<{ id: string; email: string }>(
    sql`select id, email from tenantry.users where is_super_admin and status = 'active' order by id`,
  )
}

export async function writeSuperadmin(db: OperatorDb, id: string, isSuperAdmin: boolean): Promise<void> {
  await db.execute(sql`update tenantry.users set is_super_admin = ${isSuperAdmin}, updated_at = now() where id = ${id}`)
}
