import { primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** Answers of repeatable requests, through `claim_idempotency` and `keep_answer` only. */
export const idempotencyKeys = tenantry.table(
  'idempotency_keys',
  {
    actor: text('actor').notNull(),
    route: text('route').notNull(),
    key: text('key').notNull(),
    /** Tells a repeated request from another one under the same key. */
    requestHash: text('request_hash').notNull(),
    /** Null while the first request is still running. */
    answer: text('answer'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.actor, table.route, table.key] })],
)
