import type { z } from 'zod'
import type { listTeam as contract } from '#contract/team.ts'
import { openPage } from '../../paging.ts'
import type { TenantRead } from '../../scopes/tenant.ts'
import { findRoleBadges, findTeamPage, rolesOf, type TeamRow, teamSortings } from './repository.ts'
import { toTeamMember } from './team-member.ts'

type Input = z.output<typeof contract.input>

/** Members and people invited, one page of them, in one round trip with the question who asks and whether they may. */
export async function listTeam(scope: TenantRead, input: Input) {
  const page = openPage(scope.platform.vault, 'team', input, teamSortings[input.sort])
  const [rows, badges, entry] = await Promise.all([
    findTeamPage(scope.db, input, page),
    findRoleBadges(scope.db),
    scope.entered(),
  ])
  const toMember = (row: TeamRow) => {
    const groups = (row.groups ?? []).map(({ id, name }) => ({ id, name }))
    return toTeamMember(row, { roles: rolesOf(row, badges), groups, invitationId: row.invitation_id }, entry)
  }
  return page.answer(rows, toMember, entry.tenant.id)
}
