import { useQuery } from '@tanstack/react-query'
import { UserPlus, Users } from 'lucide-react'
import { lazy, Suspense, useMemo, useRef } from 'react'
import { listOf } from '#web/components/list/list-of.ts'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { DataTable } from '#web/ui/table/data-table.tsx'
import { isNarrowed, type TableView } from '#web/ui/table/table-view.ts'
import { InviteCard } from './invite-card.tsx'
import { memberColumns, nameOf } from './member-columns.tsx'
import { membersInput, membersQuery } from './queries.ts'
import { useMemberActions } from './use-member-actions.tsx'

const MemberDialogs = lazy(async () => ({ default: (await import('./member-dialogs.tsx')).MemberDialogs }))

export interface MemberListProps {
  tenantId: string
  view: TableView
  onViewChange: (view: TableView) => void
}

export function MemberList({ tenantId, view, onViewChange }: MemberListProps) {
  const texts = useOperatorTexts()
  const t = texts.members
  const columns = useMemo(() => memberColumns(texts), [texts])
  const query = useQuery(membersQuery(membersInput(tenantId, view)))
  const { chosen, close, menu } = useMemberActions(tenantId)
  const emails = useRef<HTMLDivElement>(null)
  const { pending, active, suspended } = t.statuses
  const statuses = Object.entries({ pending, active, suspended }).map(([value, label]) => ({ value, label }))
  const isWhole = query.data && !isNarrowed(view) && !view.cursor && !query.isPlaceholderData
  const isOnlyOperator = isWhole && query.data.items.length > 0 && query.data.items.every((member) => member.isSelf)
  const invite = (
    <Button variant="primary" onClick={() => emails.current?.querySelector('input')?.focus()}>
      <UserPlus aria-hidden />
      {t.firstUser}
    </Button>
  )
  return (
    <div className="space-y-5">
      <div ref={emails}>
        <InviteCard tenantId={tenantId} isFirst={Boolean(isWhole && query.data.items.length === 0)} />
      </div>
      {isOnlyOperator && (
        <Notice tone="info" actions={invite}>
          {t.onlyYou}
        </Notice>
      )}
      <DataTable
        id="operator-members"
        label={t.list}
        columns={columns}
        rowId={(member) => member.id}
        rowName={nameOf}
        {...listOf(query)}
        view={view}
        onViewChange={(next) => onViewChange({ ...next, sort: servedSort(next.sort) })}
        searchLabel={t.search}
        filters={[{ id: 'status', label: t.columns.status, options: statuses, single: true }]}
        rowMenu={menu}
        empty={
          <EmptyState Icon={Users} title={t.empty} action={invite}>
            {t.emptyBody}
          </EmptyState>
        }
      />
      <Suspense>{chosen && <MemberDialogs tenantId={tenantId} chosen={chosen} onClose={close} />}</Suspense>
    </div>
  )
}

/** Of activity the server knows only the latest first. */
function servedSort(sort: string | undefined) {
  return sort === 'lastActiveAt' ? `-${sort}` : sort
}
