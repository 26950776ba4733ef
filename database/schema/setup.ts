import { boolean, text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** The one-time link that makes the first superadmin: one row, used through the guarded functions only. */
export const setup = tenantry.table('setup', {
  singleton: boolean('singleton').primaryKey().default(true),
  tokenHash: text('token_hash'),
  claimedBy: text('claimed_by'),
  claimedAt: timestamp('claimed_at', { withTimezone: true }),
})
