import { useQuery } from '@tanstack/react-query'
import { Users } from 'lucide-react'
import { lazy, Suspense, useMemo } from 'react'
import { whoQuery } from '#web/api/context.ts'
import { listOf } from '#web/components/list/list-of.ts'
import { OrganizationFilter } from '#web/components/operator/tenants/organization-filter.tsx'
import { userName } from '#web/components/operator/users/user-name.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { DataTable } from '#web/ui/table/data-table.tsx'
import type { TableView } from '#web/ui/table/table-view.ts'
import { usersInput, usersQuery } from './queries.ts'
import { useUserActions } from './use-user-actions.tsx'
import { userColumns } from './user-columns.tsx'

const UserDialogs = lazy(async () => ({ default: (await import('./user-dialogs.tsx')).UserDialogs }))

export interface UserListProps {
  view: TableView
  onViewChange: (view: TableView) => void
  onInvite: () => void
}

export function UserList({ view, onViewChange, onInvite }: UserListProps) {
  const texts = usePageTexts()
  const t = texts.users
  const ownId = useQuery(whoQuery()).data?.user.id
  const columns = useMemo(() => userColumns(texts, ownId), [texts, ownId])
  const query = useQuery(usersQuery(usersInput(view), view.filters?.organization?.[0]))
  const { menu, chosen, close } = useUserActions()
  const statuses = Object.entries(t.statuses).map(([value, label]) => ({ value, label }))
  const superadmins = [{ value: 'superadmins', label: t.onlySuperadmins }]
  return (
    <>
      {query.data?.isCapped && (
        <div className="mb-3">
          <Notice>{t.capped}</Notice>
        </div>
      )}
      <DataTable
        id="operator-users"
        label={t.list}
        columns={columns}
        rowId={(user) => user.id}
        rowName={userName}
        rowHref={(user) => `/admin/users/${user.id}`}
        {...listOf(query)}
        view={view}
        onViewChange={onViewChange}
        searchLabel={t.search}
        filters={[
          { id: 'status', label: t.columns.status, options: statuses, single: true },
          { id: 'show', label: t.filter, options: superadmins, single: true },
        ]}
        rowMenu={menu}
        toolbar={<OrganizationFilter view={view} onViewChange={onViewChange} />}
        empty={
          <EmptyState
            Icon={Users}
            title={t.empty}
            action={
              <Button variant="primary" onClick={onInvite}>
                {t.invite.action}
              </Button>
            }
          >
            {t.emptyBody}
          </EmptyState>
        }
      />
      <Suspense>{chosen && <UserDialogs chosen={chosen} onClose={close} />}</Suspense>
    </>
  )
}
