import { Problem } from '#contract/problems.ts'
import type { MemberDetail } from '#contract/team.ts'
import type { TenantEntry, TenantRead } from '../../scopes/tenant.ts'
import { type DetailRow, findMemberDetail, findSessions, type SessionRow } from './member-detail.ts'
import { toTeamMember } from './team-member.ts'

/** One member, in one round trip. Sessions are read, then left out for whoever may not end them. */
export async function getMember(scope: TenantRead, { id }: { id: string }): Promise<MemberDetail> {
  const [row, sessions, entry] = await Promise.all([
    findMemberDetail(scope.db, id),
    findSessions(scope.db, [id]),
    scope.entered(),
  ])
  if (!row) throw new Problem('not_found')
  return detailOf(row, sessions, entry)
}

function detailOf(row: DetailRow, sessions: readonly SessionRow[], entry: TenantEntry): MemberDetail {
  const { groups, invitation } = row
  const invitationId = row.status === 'pending' ? (invitation?.id ?? null) : null
  const member = toTeamMember(row, { roles: distinctRoles(row), groups, invitationId }, entry)
  const seesSessions = member.isSelf || (member.isManageable && entry.authority.permissions.has('team.manage'))
  return {
    ...member,
    removedAt: row.removed_at?.toISOString() ?? null,
    isLastAdmin: row.is_last_admin,
    grants: row.grants.map(({ role, group, by, at }) => ({
      role,
      group,
      given: { by: by === null ? null : { name: by }, at },
    })),
    invitation: invitation && {
      id: invitation.id,
      status: invitation.status,
      invitedBy: { name: invitation.invited_by_name },
      message: invitation.message,
      createdAt: invitation.created_at,
      lastSentAt: invitation.last_sent_at,
      expiresAt: invitation.expires_at,
    },
    sessions: seesSessions ? sessions.map((session) => shownSession(session, entry.principal.sessionId)) : null,
    hasSecondFactor: seesSessions ? row.has_second_factor : null,
  }
}

const distinctRoles = ({ grants }: DetailRow) => [
  ...new Map(grants.map(({ role: { id, name, rank } }) => [id, { id, name, rank }])).values(),
]

const shownSession = (row: SessionRow, currentId: string) => ({
  id: row.id,
  userAgent: row.user_agent,
  ipAddress: row.ip_address,
  startedAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at.toISOString(),
  isCurrent: row.id === currentId,
})
