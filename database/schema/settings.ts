import { boolean, integer, text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** Platform settings: one row, read by everyone, written by operators. */
export const settings = tenantry.table('settings', {
  singleton: boolean('singleton').primaryKey().default(true),
  productName: text('product_name').notNull().default('Tenantry'),
  organizationNoun: text('organization_noun').notNull().default('organization'),
  signUpMode: text('sign_up_mode', { enum: ['closed', 'request', 'open'] })
    .notNull()
    .default('closed'),
  invitationLifetimeDays: integer('invitation_lifetime_days').notNull().default(7),
  invitationsPerDay: integer('invitations_per_day').notNull().default(50),
  passwordMinimum: integer('password_minimum').notNull().default(12),
  operatorsNeedSecondFactor: boolean('operators_need_second_factor').notNull().default(false),
  language: text('language', { enum: ['en', 'de'] })
    .notNull()
    .default('en'),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
})
