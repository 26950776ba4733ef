import { sql } from 'drizzle-orm'
import { text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** Strangers who ask for an organization. */
export const accessRequests = tenantry.table('access_requests', {
  id: text('id').primaryKey().default(sql`tenantry.new_id('arq')`),
  name: text('name').notNull(),
  email: text('email').notNull(),
  organization: text('organization').notNull(),
  message: text('message').notNull().default(''),
  status: text('status', { enum: ['pending', 'approved', 'declined'] })
    .notNull()
    .default('pending'),
  createdTenantId: text('created_tenant_id'),
  decidedBy: text('decided_by'),
  decidedByName: text('decided_by_name'),
  decidedAt: timestamp('decided_at', { withTimezone: true }),
  reason: text('reason').notNull().default(''),
  /** What the page spoke. */
  language: text('language', { enum: ['en', 'de'] }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})
