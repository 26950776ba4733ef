import { sql } from 'drizzle-orm'
import { boolean, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/**
 * Invitations by mail. The tenant role may write the token hash, never read it: name the columns of a select or
 * returning.
 */
export const invitations = tenantry.table(
  'invitations',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull().default(sql`tenantry.new_id('inv')`),
    membershipId: text('membership_id').notNull(),
    email: text('email').notNull(),
    tokenHash: text('token_hash').notNull(),
    status: text('status', { enum: ['pending', 'accepted', 'expired', 'revoked'] })
      .notNull()
      .default('pending'),
    message: text('message').notNull().default(''),
    invitedBy: text('invited_by'),
    invitedByName: text('invited_by_name').notNull(),
    /** Sent by an operator, not by a member. */
    byOperator: boolean('by_operator').notNull().default(false),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    lastSentAt: timestamp('last_sent_at', { withTimezone: true }).notNull().defaultNow(),
    /** When it was accepted, revoked or found expired. */
    settledAt: timestamp('settled_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
