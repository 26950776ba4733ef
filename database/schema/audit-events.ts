import { sql } from 'drizzle-orm'
import { bigint, jsonb, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** The trail, append-only. A trigger decides position, time and hashes, whatever the insert says. */
export const auditEvents = tenantry.table(
  'audit_events',
  {
    /** The tenant's id or 'platform'. */
    chain: text('chain').notNull().default(sql`null`),
    seq: bigint('seq', { mode: 'number' }).notNull().default(sql`null`),
    id: text('id').notNull().default(sql`tenantry.new_id('evt')`),
    tenantId: text('tenant_id'),
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`null`),
    actorId: text('actor_id'),
    actorEmail: text('actor_email'),
    /** The operator who acted as the actor. */
    impersonatorId: text('impersonator_id'),
    impersonatorEmail: text('impersonator_email'),
    action: text('action').notNull(),
    resourceType: text('resource_type'),
    resourceId: text('resource_id'),
    resourceName: text('resource_name'),
    changes: jsonb('changes').$type<Record<string, unknown>>().notNull().default({}),
    outcome: text('outcome', { enum: ['success', 'denied', 'failure'] })
      .notNull()
      .default('success'),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    requestId: text('request_id'),
    prevHash: text('prev_hash').notNull().default(sql`null`),
    hash: text('hash').notNull().default(sql`null`),
  },
  (table) => [primaryKey({ columns: [table.chain, table.seq] })],
)
