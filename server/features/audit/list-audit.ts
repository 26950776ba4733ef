import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { listAudit as promise } from '#contract/audit.ts'
import { openPage } from '../../paging.ts'
import type { TenantRead } from '../../scopes/tenant.ts'
import { auditEventOf, selectOwnAuditRows } from './repository.ts'

type Input = z.output<(typeof promise)['input']>

/** The tenant's own chain, newest first: what operators did inside it too, nothing of the platform's. */
export async function listAudit(scope: TenantRead, input: Input) {
  const page = openPage(scope.platform.vault, 'audit', input, { by: sql`e.seq`, type: 'bigint', direction: 'desc' })
  const [{ tenant }, rows] = await Promise.all([scope.entered(), selectOwnAuditRows(scope.db, page, input)])
  return page.answer(rows, auditEventOf, tenant.id)
}
