import type { GroupDetail } from '#contract/groups.ts'
import { Problem } from '#contract/problems.ts'
import type { TenantEntry, TenantRead, TenantScope } from '../../scopes/tenant.ts'
import { canManage } from '../roles/giving-rules.ts'
import { listedGroupOf } from './list-groups.ts'
import { findGroupPeople, findGroupRow, type GroupPerson, type GroupRow } from './repository.ts'

/** One group with the people in it. */
export async function getGroup(scope: TenantRead, { id }: { id: string }): Promise<GroupDetail> {
  const [[row], people, entry] = await Promise.all([
    findGroupRow(scope.db, id),
    findGroupPeople(scope.db, id),
    scope.entered(),
  ])
  return detailOf(row, people, entry)
}

/** The same for a change that has just been made. */
export async function findGroupDetail(
  { db, principal }: TenantScope,
  id: string,
  authority: TenantScope['authority'],
): Promise<GroupDetail> {
  const [[row], people] = await Promise.all([findGroupRow(db, id), findGroupPeople(db, id)])
  return detailOf(row, people, { principal, authority })
}

function detailOf(
  row: GroupRow | undefined,
  people: readonly GroupPerson[],
  { principal, authority }: Pick<TenantEntry, 'principal' | 'authority'>,
): GroupDetail {
  if (!row) throw new Problem('not_found')
  return {
    ...listedGroupOf(row, authority),
    people: people.map(({ user_id, ...person }) => ({
      ...person,
      isSelf: user_id === principal.userId,
      isManageable: user_id !== principal.userId && canManage(authority, person.rank),
    })),
  }
}
