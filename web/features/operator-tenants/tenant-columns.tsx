import type { OperatedTenant } from '#contract/operator.ts'
import type { OperatorTexts } from '#web/texts/operator/texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import type { TableColumn } from '#web/ui/table/table-column.ts'
import { TenantStatusBadge } from './tenant-status-badge.tsx'

export function tenantColumns({ tenants: t }: OperatorTexts): TableColumn<OperatedTenant>[] {
  return [
    { id: 'name', header: t.columns.name, cell: (tenant) => <Name tenant={tenant} />, sortable: true },
    { id: 'slug', header: t.columns.slug, cell: (tenant) => tenant.slug, wideOnly: true },
    { id: 'status', header: t.columns.status, cell: (tenant) => <TenantStatusBadge tenant={tenant} /> },
    {
      id: 'activeMembers',
      header: t.columns.activeMembers,
      cell: (tenant) => tenant.activeMembers,
      sortable: true,
      align: 'end',
    },
    {
      id: 'pendingInvitations',
      header: t.columns.pendingInvitations,
      cell: (tenant) => tenant.pendingInvitations,
      align: 'end',
    },
    {
      id: 'createdAt',
      header: t.columns.createdAt,
      cell: (tenant) => <RelativeTime value={tenant.createdAt} />,
      sortable: true,
    },
    {
      id: 'lastActiveAt',
      header: t.columns.lastActiveAt,
      cell: (tenant) => <RelativeTime value={tenant.lastActiveAt} never={t.never} />,
      sortable: true,
    },
  ]
}

function Name({ tenant }: { tenant: OperatedTenant }) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar name={tenant.name} imageUrl={tenant.logoUrl} kind="organization" size="sm" />
      <span className="min-w-0 truncate">{tenant.name}</span>
    </span>
  )
}
