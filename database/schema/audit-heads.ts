import { bigint, text } from 'drizzle-orm/pg-core'
import { tenantry } from './tenantry.ts'

/** The newest line of each audit chain, kept by a trigger. */
export const auditHeads = tenantry.table('audit_heads', {
  /** The tenant's id or 'platform'. */
  chain: text('chain').primaryKey(),
  seq: bigint('seq', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
})
