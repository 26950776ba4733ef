import { sql } from 'drizzle-orm'
import { integer, text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/**
 * Mail to send, written with the change it tells about. Writers may insert a few columns only: name them in SQL, because
 * Drizzle names every column of an insert.
 */
export const outbox = tenantry.table('outbox', {
  id: text('id').primaryKey().default(sql`tenantry.new_id('out')`),
  tenantId: text('tenant_id'),
  kind: text('kind').notNull(),
  recipient: text('recipient').notNull(),
  /** The content, encrypted; emptied once settled. */
  sealed: text('sealed'),
  invitationId: text('invitation_id'),
  /** The link in the mail; a newer link cancels it. */
  invitationTokenHash: text('invitation_token_hash'),
  status: text('status', { enum: ['waiting', 'sending', 'sent', 'dead', 'cancelled'] })
    .notNull()
    .default('waiting'),
  attempts: integer('attempts').notNull().default(0),
  runAfter: timestamp('run_after', { withTimezone: true }).notNull().defaultNow(),
  /** Until then one worker is sending it. */
  leasedUntil: timestamp('leased_until', { withTimezone: true }),
  lastError: text('last_error'),
  messageId: text('message_id').notNull().default(sql`(gen_random_uuid())::text`),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  settledAt: timestamp('settled_at', { withTimezone: true }),
})
