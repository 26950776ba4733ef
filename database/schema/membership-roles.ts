import { primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** Roles held directly. */
export const membershipRoles = tenantry.table(
  'membership_roles',
  {
    tenantId: text('tenant_id').notNull(),
    membershipId: text('membership_id').notNull(),
    /** The tenant's id, '' for a predefined role. */
    roleScope: text('role_scope').notNull(),
    roleId: text('role_id').notNull(),
    grantedBy: text('granted_by'),
    grantedAt: timestamp('granted_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.membershipId, table.roleId] })],
)
