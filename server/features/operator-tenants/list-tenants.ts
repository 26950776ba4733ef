import { type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { listTenants as promise } from '#contract/operator.ts'
import { openPage, type Sorting } from '../../paging.ts'
import type { OperatorRead } from '../../scopes/operator-scope.ts'
import { operatedTenants, type TenantRow, tenantColumns, tenantOf } from './repository.ts'

type Input = z.output<(typeof promise)['input']>

export async function listTenants(scope: OperatorRead, input: Input) {
  const page = openPage(scope.platform.vault, 'tenants', input, sortings[input.sort])
  const rows = await scope.db.execute<TenantRow & { page_key: string[] }>(sql`
    select ${tenantColumns}, ${page.key} as page_key from ${operatedTenants}
     where ${sql.join([page.after, ...conditionsOf(input)], sql` and `)} ${page.orderAndLimit}`)
  return page.answer(rows, tenantOf)
}

/** Per row only `lower` is called, which is ten times as fast as `tenantry.folded`; the term is folded once. */
function conditionsOf({ q, status }: Input): SQL[] {
  return [
    ...(q
      ? [
          sql`(strpos(lower(t.name), (select tenantry.folded(${q}))) > 0 or strpos(t.slug, (select tenantry.folded(${q}))) > 0)`,
        ]
      : []),
    ...(status ? [sql`t.status = ${status}`] : []),
  ]
}

const id = sql`t.id`
const created = { by: sql`t.created_at`, type: 'timestamptz', id } as const
const name = { by: sql`lower(t.name)`, type: 'text', id } as const

const sortings: Readonly<Record<Input['sort'], Sorting>> = {
  '-createdAt': { ...created, direction: 'desc' },
  createdAt: { ...created, direction: 'asc' },
  name: { ...name, direction: 'asc' },
  '-name': { ...name, direction: 'desc' },
  '-lastActiveAt': { by: sql`a.last_active_at`, type: 'timestamptz', direction: 'desc', isNullable: true, id },
  '-activeMembers': { by: sql`coalesce(a.active_members, 0)`, type: 'integer', direction: 'desc', id },
}
