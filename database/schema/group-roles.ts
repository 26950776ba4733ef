import { primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** Roles that every member of a group holds. */
export const groupRoles = tenantry.table(
  'group_roles',
  {
    tenantId: text('tenant_id').notNull(),
    groupId: text('group_id').notNull(),
    /** The tenant's id, '' for a predefined role. */
    roleScope: text('role_scope').notNull(),
    roleId: text('role_id').notNull(),
    grantedBy: text('granted_by'),
    grantedAt: timestamp('granted_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.groupId, table.roleId] })],
)
