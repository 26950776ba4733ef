import { primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** The organizations a session has been used in. Behind guarded functions alone. */
export const sessionTenants = tenantry.table(
  'session_tenants',
  {
    sessionId: text('session_id').notNull(),
    tenantId: text('tenant_id').notNull(),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.tenantId] })],
)
