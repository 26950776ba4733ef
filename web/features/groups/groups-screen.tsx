import { useQuery } from '@tanstack/react-query'
import { PencilLine, Plus, Trash2, UsersRound } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { Me } from '#contract/context.ts'
import { groupSorts, type ListedGroup } from '#contract/groups.ts'
import { oneOf } from '#web/api/address-words.ts'
import { can } from '#web/api/context.ts'
import { listOf } from '#web/components/list/list-of.ts'
import { PageTitle } from '#web/components/page-title.tsx'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import { RoleBadge } from '#web/ui/display/role-badge.tsx'
import { Link } from '#web/ui/link.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { DataTable } from '#web/ui/table/data-table.tsx'
import type { TableColumn } from '#web/ui/table/table-column.ts'
import { groupsQuery } from './group-queries.ts'

const DeleteGroupDialog = lazy(async () => ({ default: (await import('./delete-group-dialog.tsx')).DeleteGroupDialog }))

export interface GroupsSearch {
  q?: string | undefined
  sort?: string | undefined
  cursor?: string | undefined
}

export interface GroupsScreenProps {
  tenant: string
  me: Me
  search: GroupsSearch
  onSearchChange: (search: GroupsSearch) => void
}

export function GroupsScreen({ tenant, me, search, onSearchChange }: GroupsScreenProps) {
  const texts = useAccessTexts().groups
  const { team } = useTenantTexts()
  const { q, cursor } = search
  const sort = oneOf(groupSorts, search.sort ?? 'name')
  const groups = useQuery(groupsQuery(tenant, { ...(q && { q }), ...(cursor && { cursor }), ...(sort && { sort }) }))
  const columns = useGroupColumns()
  const [deleting, askDelete] = useState<ListedGroup>()
  const mayManage = can(me, 'team.manage')
  const hrefOf = ({ id }: ListedGroup) => `/o/${tenant}/team/groups/${id}`
  const create = mayManage && (
    <Button asChild variant="primary">
      <Link href={`/o/${tenant}/team/groups/new`}>
        <Plus aria-hidden />
        {texts.create}
      </Link>
    </Button>
  )
  const menuOf = (group: ListedGroup) => [
    { items: [{ label: texts.edit, icon: <PencilLine aria-hidden />, href: hrefOf(group) }] },
    {
      items: [{ label: texts.delete, icon: <Trash2 aria-hidden />, danger: true, onSelect: () => askDelete(group) }],
    },
  ]
  return (
    <>
      <PageTitle parts={[texts.title, me.activeTenant?.name]} />
      <PageHeader
        title={texts.title}
        description={texts.description}
        breadcrumbs={[{ label: team.title, href: `/o/${tenant}/team` }]}
        actions={create}
      />
      <DataTable
        id="groups"
        label={texts.title}
        columns={columns}
        {...listOf(groups)}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        view={{ q, sort, cursor }}
        onViewChange={(view) => onSearchChange({ q: view.q || undefined, sort: view.sort, cursor: view.cursor })}
        searchLabel={texts.search}
        rowHref={hrefOf}
        {...(mayManage && { rowMenu: menuOf })}
        empty={
          <EmptyState Icon={UsersRound} title={texts.emptyTitle} action={create}>
            {texts.emptyBody}
          </EmptyState>
        }
      />
      <Suspense>
        {deleting && (
          <DeleteGroupDialog
            tenant={tenant}
            group={deleting}
            onClose={() => askDelete(undefined)}
            onDeleted={() => {}}
          />
        )}
      </Suspense>
    </>
  )
}

function useGroupColumns(): readonly TableColumn<ListedGroup>[] {
  const texts = useAccessTexts().groups
  return useMemo(
    () => [
      {
        id: 'name',
        header: texts.columns.name,
        sortable: true,
        cell: ({ name, description, isOwn }) => (
          <span className="block min-w-0">
            <span className="flex items-center gap-2">
              <span className="truncate font-medium">{name}</span>
              {isOwn && <Badge tone="info">{texts.yours}</Badge>}
            </span>
            {description && <span className="block truncate text-muted text-sm">{description}</span>}
          </span>
        ),
      },
      {
        id: 'roles',
        header: texts.columns.roles,
        cell: ({ roles }) =>
          roles.length === 0 ? (
            <span className="text-faint">{texts.noRoles}</span>
          ) : (
            <span className="flex flex-wrap gap-1">
              {roles.map(({ id, name, rank }) => (
                <RoleBadge key={id} name={name} rank={rank} />
              ))}
            </span>
          ),
      },
      { id: 'members', header: texts.columns.members, align: 'end', width: 'w-28', cell: ({ members }) => members },
      {
        id: 'createdAt',
        header: texts.columns.createdAt,
        width: 'w-40',
        wideOnly: true,
        cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
      },
    ],
    [texts],
  )
}
