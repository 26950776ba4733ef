import { boolean, integer, text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** What permissions are about. Reference data: the same for all tenants. */
export const resourceTypes = tenantry.table('resource_types', {
  code: text('code').primaryKey(),
  label: text('label').notNull(),
  category: text('category').notNull(),
  description: text('description').notNull().default(''),
  isActive: boolean('is_active').notNull().default(true),
  isBuiltin: boolean('is_builtin').notNull().default(false),
  position: integer('position').notNull().default(1000),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
})
