import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { MemberKind } from '#contract/shapes.ts'
import { textArray } from '#database/text-array.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import type { Person } from '../roles/role-effect.ts'

export type RankedPerson = Person & { readonly rank: number; readonly kind: MemberKind }

/** These members with their ranks, read under the tenant's lock. Throws `not_found` where one is none or was removed. */
export async function findRanked({ db, tenant }: TenantScope, ids: readonly string[]): Promise<RankedPerson[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  const rows = await db.execute<RankedPerson>(sql`
    select m.id, m.user_id as "userId", m.name, m.email, m.status, m.kind, s.rank
      from tenantry.memberships m
      join (select unnest(s.membership_ids) as id, s.rank from tenantry.standings(${tenant.id}, ${textArray(wanted)}) s) s
        on s.id = m.id
     where m.status <> 'removed' order by tenantry.listed_name(m.name, m.email), m.id`)
  if (rows.length !== wanted.length) throw new Problem('not_found', { detail: 'There is no such member.' })
  return rows
}

/** What the trail calls people. */
export const named = (people: readonly Person[]) => people.map(({ name, email }) => name || email)

/** Tells open pages that a group changed and, to those concerned, that their own rights may have. */
export function announceGroup(scope: TenantScope, concerned: readonly Person[]): void {
  scope.announce('group.changed')
  for (const { userId } of concerned) scope.announce('membership.changed', userId)
}
