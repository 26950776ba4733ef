import { boolean, integer, text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** Counters apart from the tenant's row, kept by triggers, so that counting never waits for a lock on the tenant. */
export const tenantActivity = tenantry.table('tenant_activity', {
  tenantId: text('tenant_id').primaryKey(),
  activeMembers: integer('active_members').notNull().default(0),
  /** Once true, no change may leave the tenant without an active Tenant Admin. */
  hadAdmin: boolean('had_admin').notNull().default(false),
  lastActiveAt: timestamp('last_active_at', { withTimezone: true }),
})
