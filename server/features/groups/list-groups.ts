import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { listGroups as contract, ListedGroup } from '#contract/groups.ts'
import { openPage, type Sorting } from '../../paging.ts'
import type { Authority } from '../../scopes/principal.ts'
import type { TenantRead } from '../../scopes/tenant.ts'
import { refusalToGive } from '../roles/giving-rules.ts'
import { findGroupPage, type GroupRow } from './repository.ts'

const byName: Sorting = { by: sql`tenantry.folded(g.name)`, type: 'text', direction: 'asc' }

const sortings = {
  name: byName,
  '-name': { ...byName, direction: 'desc' },
  '-createdAt': { by: sql`g.created_at`, type: 'timestamptz', direction: 'desc', id: sql`g.id` },
} as const satisfies Record<string, Sorting>

/** One page of groups with the roles they carry. */
export async function listGroups(scope: TenantRead, input: z.output<typeof contract.input>) {
  const page = openPage(scope.platform.vault, 'groups', input, sortings[input.sort])
  const [rows, { tenant, authority }] = await Promise.all([findGroupPage(scope.db, input.q, page), scope.entered()])
  return page.answer(rows, (row) => listedGroupOf(row, authority), tenant.id)
}

export const listedGroupOf = (row: GroupRow, authority: Authority): ListedGroup => ({
  id: row.id,
  name: row.name,
  description: row.description,
  roles: row.carried.map(({ id, name, rank }) => ({ id, name, rank })),
  members: row.members,
  isOwn: row.is_own,
  isGivable: row.carried.every((role) => refusalToGive(authority, role) === undefined),
  createdAt: row.created_at.toISOString(),
  version: row.version,
})
