import { sql } from 'drizzle-orm'
import { integer, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** A person in a tenant. */
export const memberships = tenantry.table(
  'memberships',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull().default(sql`tenantry.new_id('mem')`),
    userId: text('user_id').notNull(),
    kind: text('kind', { enum: ['team', 'creator', 'contractor', 'vendor'] })
      .notNull()
      .default('team'),
    status: text('status', { enum: ['pending', 'active', 'suspended', 'removed'] }).notNull(),
    /** The person's address and name, copied so that a tenant's list never touches users. */
    email: text('email').notNull(),
    name: text('name').notNull().default(''),
    /** What the search field looks in. */
    search: text('search').notNull().generatedAlwaysAs(sql`tenantry.folded(((name || ' '::text) || email))`),
    /** What membership_roles and group_members say; kept by the database. */
    roleIds: text('role_ids').array().notNull().default([]),
    groupIds: text('group_ids').array().notNull().default([]),
    /** Counts changes, for If-Match. */
    version: integer('version').notNull().default(1),
    joinedAt: timestamp('joined_at', { withTimezone: true }),
    lastActiveAt: timestamp('last_active_at', { withTimezone: true }),
    removedAt: timestamp('removed_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
