import { sql } from 'drizzle-orm'
import { primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** What a role gives, apart from what it inherits. */
export const rolePermissions = tenantry.table(
  'role_permissions',
  {
    tenantId: text('tenant_id'),
    /** The role's scope. */
    scope: text('scope').notNull().generatedAlwaysAs(sql`COALESCE(tenant_id, ''::text)`),
    roleId: text('role_id').notNull(),
    permission: text('permission').notNull(),
    grantedBy: text('granted_by'),
    grantedAt: timestamp('granted_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.roleId, table.permission] })],
)
