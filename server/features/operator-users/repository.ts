import { sql } from 'drizzle-orm'
import type { OperatedUser } from '#contract/operator-users.ts'
import { Problem } from '#contract/problems.ts'
import type { OperatorDb } from '#database/connection.ts'

export type UserRow = {
  id: string
  email: string
  name: string
  status: OperatedUser['status']
  is_super_admin: boolean
  has_account: boolean
  must_change_password: boolean
  has_second_factor: boolean
  last_sign_in_at: Date | null
  created_at: Date
}

/** The columns of `UserRow`, of `tenantry.users u`. */
export const userColumns = sql`
  u.id, u.email, u.name, u.status, u.is_super_admin, u.must_change_password, u.has_second_factor, u.last_sign_in_at, u.created_at,
  exists (select 1 from tenantry.accounts a where a.user_id = u.id) as has_account`

export const userOf = (row: UserRow): OperatedUser => ({
  id: row.id,
  email: row.email,
  name: row.name,
  status: row.status,
  isSuperAdmin: row.is_super_admin,
  hasAccount: row.has_account,
  mustChangePassword: row.must_change_password,
  hasSecondFactor: row.has_second_factor,
  lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
})

/**
 * Makes changes of who is an active superadmin queue up. To be awaited before anything is read that such a change depends
 * on.
 */
export async function lockSuperadmins(db: OperatorDb): Promise<void> {
  await db.execute(sql`select 1 from tenantry.settings for update`)
}

/** Reads a user, who then stays as they are until this transaction ends. Throws `not_found`. */
export async function findAndLockUser(db: OperatorDb, id: string): Promise<OperatedUser> {
  // Locked first: a statement sees what was there when it began, which for one that waited is too early.
  await db.execute(sql`select 1 from tenantry.users where id = ${id} for no key update`)
  const [row] = await db.execute<UserRow>(sql`select ${userColumns} from tenantry.users u where u.id = ${id}`)
  if (!row) throw new Problem('not_found')
  return userOf(row)
}

export const canSignIn = ({ status, hasAccount }: OperatedUser) => status === 'active' && hasAccount

/** Those who have superadmin and may use it. */
export async function findSuperadmins(db: OperatorDb): Promise<{ id: string; email: string }[]> {
  return db.execute<{ id: string; email: string }>(
    sql`select id, email from tenantry.users where is_super_admin and status = 'active' order by id`,
  )
}

export async function writeSuperadmin(db: OperatorDb, id: string, isSuperAdmin: boolean): Promise<void> {
  await db.execute(sql`update tenantry.users set is_super_admin = ${isSuperAdmin}, updated_at = now() where id = ${id}`)
}

export async function writeStatus(db: OperatorDb, id: string, status: OperatedUser['status']): Promise<void> {
  await db.execute(sql`update tenantry.users set status = ${status}, updated_at = now() where id = ${id}`)
}

/** Ends sessions and says how many those were. */
export async function deleteSessions(db: OperatorDb, userId: string, keptId: string | null = null): Promise<number> {
  const ended = await db.execute(sql`
    delete from tenantry.sessions where user_id = ${userId} and id is distinct from ${keptId}::text returning id`)
  return ended.length
}
