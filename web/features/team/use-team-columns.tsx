import { useMemo } from 'react'
import type { TeamMember } from '#contract/team.ts'
import type { TenantTexts } from '#web/texts/tenant/en.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import { RoleBadge } from '#web/ui/display/role-badge.tsx'
import type { TableColumn } from '#web/ui/table/table-column.ts'
import { nameOf } from './member-name.ts'
import { MemberStatus } from './member-status.tsx'

export function useTeamColumns(tenant: string) {
  const texts = useTenantTexts()
  return useMemo(() => teamColumns(texts, tenant), [texts, tenant])
}

const teamColumns = ({ team, context }: TenantTexts, tenant: string): TableColumn<TeamMember>[] => [
  {
    id: 'name',
    header: team.columns.name,
    sortable: true,
    width: 'min-w-64',
    cell: (member) => <Person member={member} you={team.you} />,
  },
  { id: 'roles', header: team.columns.roles, cell: (member) => <Roles member={member} /> },
  { id: 'status', header: team.columns.status, cell: (member) => <MemberStatus tenant={tenant} member={member} /> },
  // The role says most of it, and a laptop has no room for both.
  { id: 'kind', header: team.columns.kind, cell: (member) => context.kinds[member.kind], wideOnly: true, hidden: true },
  {
    id: 'groups',
    header: team.columns.groups,
    cell: (member) => member.groups.map((group) => group.name).join(', '),
    wideOnly: true,
  },
  {
    id: 'lastActiveAt',
    header: team.columns.lastActiveAt,
    cell: (member) => <RelativeTime value={member.lastActiveAt} never={team.never} />,
  },
  {
    id: 'createdAt',
    header: team.columns.createdAt,
    sortable: true,
    hidden: true,
    cell: (member) => <RelativeTime value={member.createdAt} />,
    wideOnly: true,
  },
]

function Person({ member, you }: { member: TeamMember; you: string }) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={nameOf(member)} />
      <span className="min-w-0">
        <span className="flex items-center gap-2">
          <span className="truncate font-medium">{nameOf(member)}</span>
          {member.isSelf && <Badge>{you}</Badge>}
        </span>
        {member.name && <span className="block truncate text-muted text-sm">{member.email}</span>}
      </span>
    </span>
  )
}

function Roles({ member }: { member: TeamMember }) {
  return (
    <span className="flex flex-wrap gap-1">
      {member.roles.map((role) => (
        <RoleBadge key={role.id} name={role.name} rank={role.rank} />
      ))}
    </span>
  )
}
