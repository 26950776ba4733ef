import { ShieldCheck } from 'lucide-react'
import type { PageTexts } from '#web/texts/operator/page-texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import type { TableColumn } from '#web/ui/table/table-column.ts'
import type { OperatedUser } from './queries.ts'

export function userColumns({ users: t }: PageTexts, ownId: string | undefined): TableColumn<OperatedUser>[] {
  return [
    {
      id: 'name',
      header: t.columns.name,
      cell: (user) => <Person user={user} you={user.id === ownId ? t.you : undefined} />,
    },
    {
      id: 'status',
      header: t.columns.status,
      cell: (user) => (
        <span className="inline-flex flex-wrap gap-1.5">
          <Badge dot tone={user.status === 'active' ? 'success' : 'neutral'}>
            {t.statuses[user.status]}
          </Badge>
          {user.isSuperAdmin && (
            <Badge tone="accent" icon={<ShieldCheck aria-hidden />}>
              {t.superadmin}
            </Badge>
          )}
        </span>
      ),
    },
    {
      id: 'lastSignInAt',
      header: t.columns.lastSignInAt,
      cell: (user) => <RelativeTime value={user.lastSignInAt} never={t.never} />,
    },
    { id: 'createdAt', header: t.columns.createdAt, cell: (user) => <RelativeTime value={user.createdAt} /> },
  ]
}

function Person({ user, you }: { user: OperatedUser; you: string | undefined }) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar name={user.name || user.email} />
      <span className="min-w-0">
        <span className="flex items-center gap-1.5">
          <span className="truncate">{user.name || user.email}</span>
          {you && <Badge>{you}</Badge>}
        </span>
        {user.name && <span className="block truncate font-normal text-muted text-sm">{user.email}</span>}
      </span>
    </span>
  )
}
