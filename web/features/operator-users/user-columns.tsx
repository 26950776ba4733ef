import type { ListedUser } from '#contract/operator-users.ts'
import { userName } from '#web/components/operator/users/user-name.ts'
import type { PageTexts } from '#web/texts/operator/page-texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import { RoleBadge } from '#web/ui/display/role-badge.tsx'
import type { TableColumn } from '#web/ui/table/table-column.ts'
import { UserBadges } from './user-badges.tsx'

export function userColumns({ users: t }: PageTexts, ownId: string | undefined): TableColumn<ListedUser>[] {
  return [
    {
      id: 'email',
      header: t.columns.name,
      cell: (user) => <Person user={user} you={user.id === ownId ? t.you : undefined} />,
      sortable: true,
      width: 'min-w-64',
    },
    {
      id: 'organizations',
      header: t.columns.organizations,
      cell: (user) => <Organizations t={t} user={user} />,
    },
    { id: 'status', header: t.columns.status, cell: (user) => <UserBadges user={user} /> },
    {
      id: 'secondFactor',
      header: t.columns.secondFactor,
      cell: ({ hasSecondFactor }) => (hasSecondFactor ? t.factorOn : <span className="text-faint">{t.factorOff}</span>),
      hidden: true,
    },
    {
      id: 'lastSignInAt',
      header: t.columns.lastSignInAt,
      cell: (user) => <RelativeTime value={user.lastSignInAt} never={t.never} />,
      sortable: true,
    },
    {
      id: 'createdAt',
      header: t.columns.createdAt,
      cell: (user) => <RelativeTime value={user.createdAt} />,
      sortable: true,
    },
  ]
}

function Person({ user, you }: { user: ListedUser; you: string | undefined }) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar name={userName(user)} />
      <span className="min-w-0">
        <span className="flex items-center gap-1.5">
          <span className="truncate">{userName(user)}</span>
          {you && <Badge>{you}</Badge>}
        </span>
        {user.name && <span className="block truncate font-normal text-muted text-sm">{user.email}</span>}
      </span>
    </span>
  )
}

function Organizations({ t, user }: { t: PageTexts['users']; user: ListedUser }) {
  const { organizations, organizationCount } = user
  if (organizationCount === 0) return <span className="text-faint">{t.noOrganization}</span>
  return (
    <ul className="space-y-1">
      {organizations.map(({ id, tenant, roles }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-2 gap-y-1 max-sm:justify-end">
          <span className="truncate text-ink">{tenant.name}</span>
          {roles.map((role) => (
            <RoleBadge key={role.id} name={role.name} rank={role.rank} />
          ))}
        </li>
      ))}
      {organizationCount > organizations.length && (
        <li className="text-sm">{t.more(organizationCount - organizations.length)}</li>
      )}
    </ul>
  )
}
