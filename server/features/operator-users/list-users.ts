import { type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { listUsers as promise } from '#contract/operator.ts'
import { openPage } from '../../paging.ts'
import type { OperatorRead } from '../../scopes/operator-scope.ts'
import { type UserRow, userColumns, userOf } from './repository.ts'

type Input = z.output<(typeof promise)['input']>

/** Newest first. */
export async function listUsers(scope: OperatorRead, input: Input) {
  const page = openPage(scope.platform.vault, 'users', input, {
    by: sql`u.created_at`,
    type: 'timestamptz',
    direction: 'desc',
    id: sql`u.id`,
  })
  const rows = await scope.db.execute<UserRow & { page_key: string[] }>(sql`
    select ${userColumns}, ${page.key} as page_key from tenantry.users u
     where ${sql.join([page.after, ...conditionsOf(input)], sql` and `)} ${page.orderAndLimit}`)
  return page.answer(rows, userOf)
}

function conditionsOf({ q, superadmins }: Input): SQL[] {
  return [
    ...(q
      ? [
          sql`(strpos(u.email_canonical, (select tenantry.folded(${q}))) > 0 or strpos(lower(u.name), (select tenantry.folded(${q}))) > 0)`,
        ]
      : []),
    ...(superadmins === undefined ? [] : [superadmins ? sql`u.is_super_admin` : sql`not u.is_super_admin`]),
  ]
}
