import { useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useMemo } from 'react'
import { listOf } from '#web/components/list/list-of.ts'
import { OrganizationFilter } from '#web/components/operator/tenants/organization-filter.tsx'
import { type PageTexts, usePageTexts } from '#web/texts/operator/page-texts.ts'
import { RoleBadge } from '#web/ui/display/role-badge.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { DataTable } from '#web/ui/table/data-table.tsx'
import type { TableColumn } from '#web/ui/table/table-column.ts'
import type { TableView } from '#web/ui/table/table-view.ts'
import { cataloguedRolesQuery, type Role, rolesInput } from './queries.ts'
import { RoleOrigin } from './role-origin.tsx'
import { usesOf } from './uses-of.ts'

export interface RoleListProps {
  view: TableView
  onViewChange: (view: TableView) => void
  onOpen: (role: Role) => void
}

/** The whole catalogue, highest rank first. */
export function RoleList({ view, onViewChange, onOpen }: RoleListProps) {
  const t = usePageTexts().roles
  const columns = useMemo(() => roleColumns(t), [t])
  const query = useQuery(cataloguedRolesQuery(rolesInput(view), view.filters?.organization?.[0]))
  const kinds = Object.entries(t.kinds).map(([value, label]) => ({ value, label }))
  return (
    <DataTable
      id="operator-roles"
      label={t.listLabel}
      columns={columns}
      rowId={(role) => role.id}
      rowName={(role) => role.name}
      onOpenRow={onOpen}
      {...listOf(query)}
      view={view}
      onViewChange={onViewChange}
      searchLabel={t.search}
      filters={[{ id: 'kind', label: t.kind, options: kinds, single: true }]}
      toolbar={<OrganizationFilter view={view} onViewChange={onViewChange} />}
      empty={
        <EmptyState Icon={KeyRound} title={t.empty}>
          {t.emptyBody}
        </EmptyState>
      }
    />
  )
}

function roleColumns(t: PageTexts['roles']): TableColumn<Role>[] {
  return [
    { id: 'name', header: t.columns.name, cell: (role) => <RoleBadge name={role.name} rank={role.rank} /> },
    { id: 'origin', header: t.columns.origin, cell: (role) => <RoleOrigin role={role} /> },
    {
      id: 'parent',
      header: t.columns.parent,
      cell: ({ parent }) =>
        parent ? <RoleBadge name={parent.name} rank={parent.rank} /> : <span className="text-faint">{t.noParent}</span>,
    },
    {
      id: 'members',
      header: t.columns.members,
      cell: ({ references: { members }, tenants }) => (
        <>
          <span className="tabular-nums">{members}</span>
          {members > 0 && <span className="text-muted text-sm"> {t.organizations(tenants)}</span>}
        </>
      ),
    },
    {
      id: 'references',
      header: t.columns.references,
      cell: (role) => usesOf(role, t).join(', ') || <span className="text-faint">–</span>,
    },
    { id: 'permissions', header: t.columns.permissions, cell: (role) => role.permissions, align: 'end' },
  ]
}
