import { integer, text } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** Every right there is, `<resource type>.<action>`. Reference data. */
export const permissions = tenantry.table('permissions', {
  code: text('code').primaryKey(),
  resourceType: text('resource_type').notNull(),
  action: text('action').notNull(),
  position: integer('position').notNull(),
})
