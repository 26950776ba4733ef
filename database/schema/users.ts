import { sql } from 'drizzle-orm'
import { boolean, text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/**
 * People, across all tenants. Column rights decide who may write what: name the columns of an insert in SQL, because
 * Drizzle names every column.
 */
export const users = tenantry.table('users', {
  id: text('id').primaryKey().default(sql`tenantry.new_id('usr')`),
  email: text('email').notNull(),
  /** What makes an address the same address. */
  emailCanonical: text('email_canonical').notNull().generatedAlwaysAs(sql`tenantry.folded(email)`),
  emailVerified: boolean('email_verified').notNull().default(false),
  name: text('name').notNull().default(''),
  avatarUrl: text('avatar_url'),
  status: text('status', { enum: ['active', 'disabled'] })
    .notNull()
    .default('active'),
  /** Written by the operator role and the first setup, never by sign-in. */
  isSuperAdmin: boolean('is_super_admin').notNull().default(false),
  mustChangePassword: boolean('must_change_password').notNull().default(false),
  /** Kept by a trigger, for the door. */
  hasSecondFactor: boolean('has_second_factor').notNull().default(false),
  /** What they chose; null until they said. */
  language: text('language', { enum: ['en', 'de'] }),
  defaultTenantId: text('default_tenant_id'),
  lastSignInAt: timestamp('last_sign_in_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
})
