import { sql } from 'drizzle-orm'
import { text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** One-time secrets sent by mail, such as a password reset. */
export const verifications = tenantry.table('verifications', {
  id: text('id').primaryKey().default(sql`tenantry.new_id('ver')`),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
})
