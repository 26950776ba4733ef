import { useQuery } from '@tanstack/react-query'
import { ShieldCheck, ShieldOff, Users } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import { whoQuery } from '#web/api/context.ts'
import { listOf } from '#web/components/list/list-of.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import type { MenuSection } from '#web/ui/overlay/dropdown-menu.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { DataTable } from '#web/ui/table/data-table.tsx'
import type { TableView } from '#web/ui/table/table-view.ts'
import { type OperatedUser, usersInput, usersQuery } from './queries.ts'
import { userColumns } from './user-columns.tsx'

const SuperadminDialog = lazy(async () => ({ default: (await import('./superadmin-dialog.tsx')).SuperadminDialog }))

export interface UserListProps {
  view: TableView
  onViewChange: (view: TableView) => void
}

export function UserList({ view, onViewChange }: UserListProps) {
  const texts = usePageTexts()
  const t = texts.users
  const ownId = useQuery(whoQuery()).data?.user.id
  const columns = useMemo(() => userColumns(texts, ownId), [texts, ownId])
  const query = useQuery(usersQuery(usersInput(view)))
  const [chosen, choose] = useState<OperatedUser>()
  const menu = (user: OperatedUser): MenuSection[] => {
    const isSelf = user.id === ownId
    const words = user.isSuperAdmin ? t.revoke : t.grant
    const why = isSelf
      ? t.notYourself
      : user.status === 'disabled' && !user.isSuperAdmin
        ? t.disabledAccount
        : undefined
    const icon = user.isSuperAdmin ? <ShieldOff aria-hidden /> : <ShieldCheck aria-hidden />
    const action = { label: words.action, icon, danger: user.isSuperAdmin, onSelect: () => choose(user) }
    // A refusal said beforehand: the menu names the reason in place of a way that leads nowhere.
    return [{ label: why, items: [{ ...action, disabled: why !== undefined }] }]
  }
  return (
    <>
      <DataTable
        id="operator-users"
        label={t.list}
        columns={columns}
        rowId={(user) => user.id}
        rowName={(user) => user.name || user.email}
        {...listOf(query)}
        view={view}
        onViewChange={onViewChange}
        searchLabel={t.search}
        filters={[
          { id: 'show', label: t.filter, options: [{ value: 'superadmins', label: t.onlySuperadmins }], single: true },
        ]}
        rowMenu={menu}
        empty={
          <EmptyState Icon={Users} title={t.empty}>
            {t.emptyBody}
          </EmptyState>
        }
      />
      <Suspense>{chosen && <SuperadminDialog user={chosen} onClose={() => choose(undefined)} />}</Suspense>
    </>
  )
}
