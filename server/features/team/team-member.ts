import type { TeamMember } from '#contract/team.ts'
import type { TenantEntry } from '../../scopes/tenant.ts'
import { canManage } from '../roles/giving-rules.ts'
import type { TeamRow } from './repository.ts'

type Row = Omit<TeamRow, 'role_ids' | 'groups' | 'invitation_id' | 'page_key'>
/** Roles come highest rank first. */
type Held = Pick<TeamMember, 'roles' | 'groups' | 'invitationId'>

/** A member as the team's list shows them, and their own page among more. */
export function toTeamMember(row: Row, held: Held, { principal, authority }: TenantEntry): TeamMember {
  const rank = held.roles[0]?.rank ?? 0
  const isSelf = row.user_id === principal.userId
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    kind: row.kind,
    status: row.status,
    ...held,
    rank,
    isSelf,
    isManageable: !isSelf && row.status !== 'removed' && canManage(authority, rank),
    joinedAt: row.joined_at?.toISOString() ?? null,
    lastActiveAt: row.last_active_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  }
}
