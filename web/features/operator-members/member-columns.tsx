import type { TeamMember } from '#contract/team.ts'
import { Roles } from '#web/components/operator/members/roles.tsx'
import { userName } from '#web/components/operator/users/user-name.ts'
import type { PageTexts } from '#web/texts/operator/page-texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
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

function Person({ member, you }: { member: TeamMember; you: string | undefined }) {
  const name = userName(member)
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
