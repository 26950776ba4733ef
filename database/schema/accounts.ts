import { sql } from 'drizzle-orm'
import { text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** A user's credentials: one row per way to sign in. */
export const accounts = tenantry.table('accounts', {
  id: text('id').primaryKey().default(sql`tenantry.new_id('acc')`),
  userId: text('user_id').notNull(),
  providerId: text('provider_id').notNull(),
  /** The user's id at the provider. */
  accountId: text('account_id').notNull(),
  /** A hash. */
  password: text('password'),
  accessToken: text('access_token'),
  refreshToken: text('refresh_token'),
  idToken: text('id_token'),
  accessTokenExpiresAt: timestamp('access_token_expires_at', { withTimezone: true }),
  refreshTokenExpiresAt: timestamp('refresh_token_expires_at', { withTimezone: true }),
  scope: text('scope'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
})
