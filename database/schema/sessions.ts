import { sql } from 'drizzle-orm'
import { integer, text, timestamp } from 'drizzle-orm/pg-core'
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
  /** How long it ever lay idle: what asks for a new sign-in after a pause gets it, whoever saw the session since. */
  longestPauseMinutes: integer('longest_pause_minutes').notNull().default(0),
  /** Tenants it was ever used in. */
  usedIn: text('used_in').array().notNull().default([]),
  /** When its owner last proved who they are. */
  confirmedAt: timestamp('confirmed_at', { withTimezone: true }).notNull().defaultNow(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
})
