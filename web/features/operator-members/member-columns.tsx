import type { RoleBadge as Role } from '#contract/shapes.ts'
import type { TeamMember } from '#contract/team.ts'
import type { PageTexts } from '#web/texts/operator/page-texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import { RoleBadge } from '#web/ui/display/role-badge.tsx'
import type { TableColumn } from '#web/ui/table/table-column.ts'

const tones = { pending: 'info', active: 'success', suspended: 'warning', removed: 'neutral' } as const

export function memberColumns({ members: t }: PageTexts): TableColumn<TeamMember>[] {
  return [
    {
      id: 'name',
      header: t.columns.name,
      cell: (member) => <Person member={member} you={member.isSelf ? t.you : undefined} />,
      sortable: true,
    },
    { id: 'roles', header: t.columns.roles, cell: (member) => <Roles roles={member.roles} /> },
    {
      id: 'status',
      header: t.columns.status,
      cell: (member) => (
        <Badge dot tone={tones[member.status]}>
          {t.statuses[member.status]}
        </Badge>
      ),
    },
    { id: 'kind', header: t.columns.kind, cell: (member) => t.kinds[member.kind], hidden: true },
    {
      id: 'lastActiveAt',
      header: t.columns.lastActiveAt,
      cell: (member) => <RelativeTime value={member.lastActiveAt} never={t.never} />,
      sortable: true,
    },
    {
      id: 'createdAt',
      header: t.columns.createdAt,
      cell: (member) => <RelativeTime value={member.joinedAt ?? member.createdAt} />,
      sortable: true,
    },
  ]
}

export function Roles({ roles }: { roles: readonly Role[] }) {
  return (
    <span className="flex flex-wrap gap-1 max-sm:justify-end">
      {roles.map((role) => (
        <RoleBadge key={role.id} name={role.name} rank={role.rank} />
      ))}
    </span>
  )
}

function Person({ member, you }: { member: TeamMember; you: string | undefined }) {
  const name = nameOf(member)
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar name={name} />
      <span className="min-w-0">
        <span className="flex items-center gap-1.5">
          <span className="truncate">{name}</span>
          {you && <Badge>{you}</Badge>}
        </span>
        {name !== member.email && <span className="block truncate font-normal text-muted text-sm">{member.email}</span>}
      </span>
    </span>
  )
}

export const nameOf = (member: Pick<TeamMember, 'name' | 'email'>) => member.name || member.email
