import { sql } from 'drizzle-orm'
import { integer, text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** Predefined roles (no tenant, scope '') and each tenant's own. */
export const roles = tenantry.table('roles', {
  id: text('id').primaryKey().default(sql`tenantry.new_id('rol')`),
  tenantId: text('tenant_id'),
  /** The tenant's id, '' for a predefined role; what foreign keys refer to. */
  scope: text('scope').notNull().generatedAlwaysAs(sql`COALESCE(tenant_id, ''::text)`),
  name: text('name').notNull(),
  description: text('description').notNull().default(''),
  rank: integer('rank').notNull(),
  kind: text('kind', { enum: ['team', 'creator', 'contractor', 'vendor'] })
    .notNull()
    .default('team'),
  /** Own scope or '': a role inherits from its own tenant's or a predefined role. */
  parentScope: text('parent_scope'),
  parentId: text('parent_id'),
  /** What role_permissions gives of active types; kept by the database. */
  grants: text('grants').array().notNull().default([]),
  version: integer('version').notNull().default(1),
  createdBy: text('created_by'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
})
