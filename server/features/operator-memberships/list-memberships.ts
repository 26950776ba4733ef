import { type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { OperatedMembership, listMemberships as promise } from '#contract/operator-memberships.ts'
import { openPage, type Sorting } from '../../paging.ts'
import type { OperatorRead } from '../../scopes/operator-scope.ts'
import { foundBy, mostFound } from '../operator-users/list-users.ts'
import { type MembershipRow, membershipColumns, membershipOf } from '../operator-users/membership-rows.ts'

type Input = z.output<(typeof promise)['input']>
type Row = MembershipRow & { user: OperatedMembership['user']; found: number; page_key: string[] }

/** Memberships over all tenants, one page of them in one round trip. */
export async function listMemberships(scope: OperatorRead, input: Input) {
  const page = openPage(scope.platform.vault, 'memberships', input, sortings[input.sort])
  const rows = await scope.db.execute<Row>(sql`
    with found as materialized (${foundBy(input.q)})
    select ${membershipColumns}, ${person} as user, (select count(*)::integer from found) as found, ${page.key} as page_key
      from tenantry.memberships m
      join tenantry.tenants t on t.id = m.tenant_id
      join tenantry.users u on u.id = m.user_id
     where ${sql.join([page.after, ...conditionsOf(input)], sql` and `)} ${page.orderAndLimit}`)
  const answer = page.answer(rows, (row) => ({ ...membershipOf(row), user: row.user }))
  return { ...answer, isCapped: (rows[0]?.found ?? 0) >= mostFound }
}

const person = sql`
  jsonb_build_object('id', u.id, 'email', u.email, 'name', u.name, 'status', u.status, 'isSuperAdmin', u.is_super_admin)`

function conditionsOf({ q, tenantId, userId, roleId, kind, status }: Input): SQL[] {
  return [
    status ? sql`m.status = ${status}` : sql`m.status <> 'removed'`,
    ...(q ? [sql`m.user_id in (select id from found)`] : []),
    ...(tenantId ? [sql`m.tenant_id = ${tenantId}`] : []),
    ...(userId ? [sql`m.user_id = ${userId}`] : []),
    ...(kind ? [sql`m.kind = ${kind}`] : []),
    ...(roleId ? [holdsRole(roleId)] : []),
  ]
}

/** Names the role's scope too, because the index begins with it. */
const holdsRole = (roleId: string) => sql`
  (m.tenant_id, m.id) in (
    select a.tenant_id, a.membership_id from tenantry.membership_roles a
     where a.role_scope = (select r.scope from tenantry.roles r where r.id = ${roleId}) and a.role_id = ${roleId})`

const created = { by: sql`m.created_at`, type: 'timestamptz', id: sql`m.id` } as const

const sortings: Readonly<Record<Input['sort'], Sorting>> = {
  '-createdAt': { ...created, direction: 'desc' },
  createdAt: { ...created, direction: 'asc' },
}
