import type { z } from 'zod'
import type { listTeam as contract, TeamMember } from '#contract/team.ts'
import { openPage } from '../../paging.ts'
import type { TenantRead } from '../../scopes/tenant.ts'
import { canManage } from '../roles/giving-rules.ts'
import { findRoleBadges, findTeamPage, rolesOf, type TeamRow, teamSortings } from './repository.ts'

type Input = z.output<typeof contract.input>

/** Members and people invited, one page of them, in one round trip with the question who asks and whether they may. */
export async function listTeam(scope: TenantRead, input: Input) {
  const page = openPage(scope.platform.vault, 'team', input, teamSortings[input.sort])
  const [rows, badges, { principal, tenant, authority }] = await Promise.all([
    findTeamPage(scope.db, input, page),
    findRoleBadges(scope.db),
    scope.entered(),
  ])
  const toMember = (row: TeamRow): TeamMember => {
    const held = rolesOf(row, badges)
    const rank = held[0]?.rank ?? 0
    return {
      id: row.id,
      name: row.name,
      email: row.email,
      kind: row.kind,
      status: row.status,
      roles: held,
      rank,
      groups: (row.groups ?? []).map(({ id, name }) => ({ id, name })),
      isSelf: row.user_id === principal.userId,
      isManageable: row.user_id !== principal.userId && canManage(authority, rank),
      invitationId: row.invitation_id,
      joinedAt: row.joined_at?.toISOString() ?? null,
      lastActiveAt: row.last_active_at?.toISOString() ?? null,
      createdAt: row.created_at.toISOString(),
      version: row.version,
    }
  }
  return page.answer(rows, toMember, tenant.id)
}
