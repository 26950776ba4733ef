import { type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { ListedUser, listUsers as promise } from '#contract/operator-users.ts'
import type { RoleBadge } from '#contract/shapes.ts'
import { openPage, type Sorting } from '../../paging.ts'
import type { OperatorRead } from '../../scopes/operator-scope.ts'
import { heldRoles, rankOf, tenantBadge } from './membership-rows.ts'
import { type UserRow, userColumns, userOf } from './repository.ts'

type Input = z.output<(typeof promise)['input']>

/** A search stops after so many people: whoever looks for one of them types more. */
export const mostFound = 1000

type Row = UserRow & {
  organizations: (Omit<ListedUser['organizations'][number], 'rank'> & { roles: RoleBadge[] })[]
  organization_count: number
  found: number
  page_key: string[]
}

/** Users with their organizations, one page of them in one round trip. */
export async function listUsers(scope: OperatorRead, input: Input) {
  const page = openPage(scope.platform.vault, 'users', input, sortings[input.sort])
  const rows = await scope.db.execute<Row>(sql`
    with found as materialized (${foundBy(input.q)})
    select ${userColumns}, ${organizations} as organizations, ${organizationCount} as organization_count,
           (select count(*)::integer from found) as found, ${page.key} as page_key
      from tenantry.users u
     where ${sql.join([page.after, ...conditionsOf(input)], sql` and `)} ${page.orderAndLimit}`)
  return { ...page.answer(rows, listedUserOf), isCapped: (rows[0]?.found ?? 0) >= mostFound }
}

/** The search has its own right to see all users, because with row security in its way no index would be used. */
export const foundBy = (q: string | undefined): SQL =>
  q ? sql`select f.id from tenantry.find_users(${q}, ${mostFound}) f(id)` : sql`select null::text as id where false`

function conditionsOf({ q, status, superadmins, tenantId }: Input): SQL[] {
  return [
    ...(q ? [sql`u.id in (select id from found)`] : []),
    ...(status ? [sql`u.status = ${status}`] : []),
    ...(superadmins === undefined ? [] : [superadmins ? sql`u.is_super_admin` : sql`not u.is_super_admin`]),
    ...(tenantId
      ? [
          sql`u.id in (select m.user_id from tenantry.memberships m where m.tenant_id = ${tenantId} and m.status <> 'removed')`,
        ]
      : []),
  ]
}

const organizations = sql`
  coalesce((
    select jsonb_agg(jsonb_build_object('id', m.id, 'tenant', ${tenantBadge}, 'roles', ${heldRoles}, 'kind', m.kind, 'status', m.status)
                     order by m.last_active_at desc nulls last, m.id)
      from (select * from tenantry.memberships m where m.user_id = u.id and m.status <> 'removed'
             order by m.last_active_at desc nulls last, m.id limit 3) m
      join tenantry.tenants t on t.id = m.tenant_id), '[]')`

const organizationCount = sql`
  (select count(*)::integer from tenantry.memberships m where m.user_id = u.id and m.status <> 'removed')`

const listedUserOf = (row: Row): ListedUser => ({
  ...userOf(row),
  organizations: row.organizations.map((each) => ({ ...each, rank: rankOf(each.roles) })),
  organizationCount: row.organization_count,
})

const id = sql`u.id`
const created = { by: sql`u.created_at`, type: 'timestamptz', id } as const
const email = { by: sql`u.email_canonical`, type: 'text' } as const

const sortings: Readonly<Record<Input['sort'], Sorting>> = {
  '-createdAt': { ...created, direction: 'desc' },
  createdAt: { ...created, direction: 'asc' },
  email: { ...email, direction: 'asc' },
  '-email': { ...email, direction: 'desc' },
  '-lastSignInAt': { by: sql`u.last_sign_in_at`, type: 'timestamptz', direction: 'desc', isNullable: true, id },
}
