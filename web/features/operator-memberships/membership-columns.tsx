import type { OperatedMembership } from '#contract/operator-memberships.ts'
import { Roles } from '#web/components/operator/members/roles.tsx'
import { userName } from '#web/components/operator/users/user-name.ts'
import type { PageTexts } from '#web/texts/operator/page-texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import type { TableColumn } from '#web/ui/table/table-column.ts'

const tones = { pending: 'info', active: 'success', suspended: 'warning', removed: 'neutral' } as const

export function membershipColumns({ memberships: t, members, users }: PageTexts): TableColumn<OperatedMembership>[] {
  return [
    { id: 'person', header: t.columns.person, cell: ({ user }) => <Person user={user} /> },
    {
      id: 'organization',
      header: t.columns.organization,
      cell: ({ tenant }) => (
        <Organization
          tenant={tenant}
          status={tenant.status !== 'active' && users.page.organizationStatuses[tenant.status]}
        />
      ),
    },
    { id: 'roles', header: t.columns.roles, cell: ({ roles }) => <Roles roles={roles} /> },
    { id: 'kind', header: t.columns.kind, cell: ({ kind }) => members.kinds[kind], hidden: true },
    {
      id: 'status',
      header: t.columns.status,
      cell: ({ status }) => (
        <Badge dot tone={tones[status]}>
          {members.statuses[status]}
        </Badge>
      ),
    },
    {
      id: 'createdAt',
      header: t.columns.createdAt,
      cell: ({ joinedAt, createdAt }) => <RelativeTime value={joinedAt ?? createdAt} />,
      sortable: true,
    },
  ]
}

function Person({ user }: { user: OperatedMembership['user'] }) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar name={userName(user)} />
      <span className="min-w-0">
        <span className="block truncate">{userName(user)}</span>
        {user.name && <span className="block truncate font-normal text-muted text-sm">{user.email}</span>}
      </span>
    </span>
  )
}

/** On one line, and shorter where the table is narrow. */
function Organization({ tenant, status }: { tenant: OperatedMembership['tenant']; status: string | false }) {
  return (
    <span className="grid sm:max-w-56 sm:grid-cols-[minmax(11rem,max-content)]">
      <span className="flex min-w-0 items-center gap-2 text-ink max-sm:justify-end">
        <Avatar name={tenant.name} imageUrl={tenant.logoUrl} kind="organization" size="xs" />
        <span className="truncate" title={tenant.name}>
          {tenant.name}
        </span>
        {status && (
          <span className="shrink-0">
            <Badge tone="warning">{status}</Badge>
          </span>
        )}
      </span>
    </span>
  )
}
