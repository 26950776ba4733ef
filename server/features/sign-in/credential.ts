import { sql } from 'drizzle-orm'
import type { IdentityDb } from '#database/connection.ts'

/** A person as sign-in sees them. `passwordHash` is null for someone who never chose a password. */
export type Credential = {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly isActive: boolean
  readonly mustChangePassword: boolean
  readonly hasSecondFactor: boolean
  readonly passwordHash: string | null
}

/** By address, in one statement, so that it takes the same way for people who exist and people who do not. */
export const credentialOfAddress = (db: IdentityDb, email: string) =>
  one(db, sql`u.email_canonical = tenantry.folded(${email})`)

export const credentialOfUser = (db: IdentityDb, userId: string) => one(db, sql`u.id = ${userId}`)

async function one(db: IdentityDb, condition: ReturnType<typeof sql>): Promise<Credential | undefined> {
  const [row] = await db.execute<Record<string, unknown>>(sql`
    select u.id, u.email, u.name, u.status, u.must_change_password, u.has_second_factor, a.password
      from tenantry.users u
      left join tenantry.accounts a on a.provider_id = 'credential' and a.account_id = u.id and a.user_id = u.id
     where ${condition}`)
  if (!row) return undefined
  return {
    id: String(row.id),
    email: String(row.email),
    name: String(row.name),
    isActive: row.status === 'active',
    mustChangePassword: row.must_change_password === true,
    hasSecondFactor: row.has_second_factor === true,
    passwordHash: typeof row.password === 'string' ? row.password : null,
  }
}
