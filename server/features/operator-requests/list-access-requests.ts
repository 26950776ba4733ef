import { type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { listAccessRequests as promise } from '#contract/access-requests.ts'
import { openPage } from '../../paging.ts'
import type { OperatorRead } from '../../scopes/operator-scope.ts'
import { type RequestRow, requestColumns, requestOf } from './repository.ts'

type Input = z.output<(typeof promise)['input']>

/** Who asks for an organization: pending first, then newest first. */
export async function listAccessRequests(scope: OperatorRead, input: Input) {
  const page = openPage(scope.platform.vault, 'requests', input, {
    by: pendingThenNewest,
    type: 'text',
    direction: 'desc',
    id: sql`r.id`,
  })
  const rows = await scope.db.execute<RequestRow & { page_key: string[] }>(sql`
    select ${requestColumns}, ${page.key} as page_key from tenantry.access_requests r
     where ${sql.join([page.after, ...conditionsOf(input)], sql` and `)} ${page.orderAndLimit}`)
  return page.answer(rows, requestOf)
}

const pendingThenNewest = sql`
  ((case r.status when 'pending' then '1' else '0' end) || to_char(r.created_at at time zone 'utc', 'YYYYMMDDHH24MISSUS'))`

const conditionsOf = ({ q, status }: Input): SQL[] => [
  ...(status ? [sql`r.status = ${status}`] : []),
  ...(q
    ? [sql`strpos(lower(r.organization || ' ' || r.name || ' ' || r.email), (select tenantry.folded(${q}))) > 0`]
    : []),
]
