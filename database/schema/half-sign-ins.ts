import { sql } from 'drizzle-orm'
import { integer, text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** Whose password was right and whose code is awaited. No door looks here. */
export const halfSignIns = tenantry.table('half_sign_ins', {
  tokenHash: text('token_hash').primaryKey(),
  userId: text('user_id').notNull(),
  /** Of the hash that was right: another password voids it. */
  passwordDigest: text('password_digest').notNull(),
  tries: integer('tries').notNull().default(0),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull().default(sql`now() + interval '10 minutes'`),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})
