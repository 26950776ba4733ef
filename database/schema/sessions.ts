import { sql } from 'drizzle-orm'
import { text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** Signed-in browsers. Only the hash of the token is kept. */
export const sessions = tenantry.table('sessions', {
  id: text('id').primaryKey().default(sql`tenantry.new_id('ses')`),
  tokenHash: text('token_hash').notNull(),
  userId: text('user_id').notNull(),
  /** The tenant chosen last in this browser. */
  currentTenantId: text('current_tenant_id'),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  lastUsedAt: timestamp('last_used_at', { withTimezone: true }).notNull().defaultNow(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
})
