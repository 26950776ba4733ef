import { sql } from 'drizzle-orm'
import { boolean, integer, jsonb, text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** Customer organizations. */
export const tenants = tenantry.table('tenants', {
  id: text('id').primaryKey().default(sql`tenantry.new_id('ten')`),
  slug: text('slug').notNull(),
  name: text('name').notNull(),
  type: text('type').notNull().default('customer'),
  parentId: text('parent_id'),
  logoUrl: text('logo_url'),
  status: text('status', { enum: ['active', 'suspended', 'archived', 'deleted'] })
    .notNull()
    .default('active'),
  /** Can be neither suspended, archived nor deleted. */
  isProtected: boolean('is_protected').notNull().default(false),
  contactEmail: text('contact_email'),
  mailSenderName: text('mail_sender_name'),
  portalTheme: jsonb('portal_theme').$type<Record<string, unknown>>().notNull().default({}),
  invitationLifetimeDays: integer('invitation_lifetime_days'),
  allowedEmailDomains: text('allowed_email_domains').array().notNull().default([]),
  secondFactorRequired: boolean('second_factor_required').notNull().default(false),
  supportAccessAllowed: boolean('support_access_allowed').notNull().default(true),
  idleTimeoutMinutes: integer('idle_timeout_minutes'),
  absoluteTimeoutMinutes: integer('absolute_timeout_minutes'),
  version: integer('version').notNull().default(1),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  deletedAt: timestamp('deleted_at', { withTimezone: true }),
})
