import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { listWholeAudit as promise } from '#contract/audit.ts'
import { openPage, type Sorting } from '../../paging.ts'
import type { OperatorRead } from '../../scopes/operator-scope.ts'
import { auditEventOf, selectAllAuditRows } from '../audit/repository.ts'

type Input = z.output<(typeof promise)['input']>

/** Every chain, newest first; of one tenant in the order of its chain, which is the same order and has an index. */
export async function listWholeAudit(scope: OperatorRead, input: Input) {
  const { tenantId } = input
  const page = openPage(scope.platform.vault, 'whole audit', input, tenantId ? bySequence : byTime)
  const rows = await selectAllAuditRows(scope.db, page, input, tenantId)
  return page.answer(rows, auditEventOf)
}

const bySequence: Sorting = { by: sql`e.seq`, type: 'bigint', direction: 'desc' }
const byTime: Sorting = { by: sql`e.at`, type: 'timestamptz', direction: 'desc', id: sql`e.id` }
