import { sql } from 'drizzle-orm'
import { integer, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** Named sets of members that carry roles. */
export const groups = tenantry.table(
  'groups',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull().default(sql`tenantry.new_id('grp')`),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    version: integer('version').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
