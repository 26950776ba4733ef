import { useQuery } from '@tanstack/react-query'
import { UserPlus, Users } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import { listOf } from '#web/components/list/list-of.ts'
import { membersInput, membersQuery } from '#web/components/operator/members/queries.ts'
import { useMemberActions } from '#web/components/operator/members/use-member-actions.tsx'
import { userName } from '#web/components/operator/users/user-name.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { DataTable } from '#web/ui/table/data-table.tsx'
import { isNarrowed, type TableView } from '#web/ui/table/table-view.ts'
import { memberColumns } from './member-columns.tsx'

const InviteCard = lazy(async () => ({ default: (await import('./invite-card.tsx')).InviteCard }))
const MemberDialogs = lazy(async () => ({
  default: (await import('#web/components/operator/members/member-dialogs.tsx')).MemberDialogs,
}))

export interface MemberListProps {
  tenantId: string
  view: TableView
  onViewChange: (view: TableView) => void
}

export function MemberList({ tenantId, view, onViewChange }: MemberListProps) {
  const texts = usePageTexts()
  const t = texts.members
  const columns = useMemo(() => memberColumns(texts), [texts])
  const query = useQuery(membersQuery(membersInput(tenantId, view)))
  const { chosen, close, menu } = useMemberActions()
  const { pending, active, suspended } = t.statuses
  const statuses = Object.entries({ pending, active, suspended }).map(([value, label]) => ({ value, label }))
  const isWhole = query.data && !isNarrowed(view) && !view.cursor && !query.isPlaceholderData
  const isEmpty = Boolean(isWhole && query.data.items.length === 0)
  const isOnlyOperator = isWhole && !isEmpty && query.data.items.every((member) => member.isSelf)
  const inviting = useInviteCard(isEmpty)
  const invite = (label: string) => (
    <Button variant="primary" onClick={inviting.open}>
      <UserPlus aria-hidden />
      {label}
    </Button>
  )
  return (
    <div className="space-y-5">
      {inviting.isOpen && (
        <Suspense fallback={<Skeleton className="h-32 w-full rounded-xl" />}>
          <InviteCard tenantId={tenantId} isFirst={isEmpty} focusCount={inviting.focusCount} onClose={inviting.close} />
        </Suspense>
      )}
      {isOnlyOperator && !inviting.isOpen && (
        <Notice tone="info" actions={invite(t.firstUser)}>
          {t.onlyYou}
        </Notice>
      )}
      <DataTable
        id="operator-members"
        label={t.list}
        columns={columns}
        rowId={(member) => member.id}
        rowName={userName}
        {...listOf(query)}
        view={view}
        onViewChange={(next) => onViewChange({ ...next, sort: servedSort(next.sort) })}
        searchLabel={t.search}
        filters={[{ id: 'status', label: t.columns.status, options: statuses, single: true }]}
        rowMenu={(member) => menu(tenantId, member)}
        toolbar={!inviting.isOpen && invite(t.invite.title)}
        empty={
          <EmptyState Icon={Users} title={t.empty} action={invite(t.firstUser)}>
            {t.emptyBody}
          </EmptyState>
        }
      />
      <Suspense>{chosen && <MemberDialogs chosen={chosen} onClose={close} />}</Suspense>
    </div>
  )
}

/** Open where nobody is in yet, elsewhere when asked for; once open it stays, with the links it shows. */
function useInviteCard(isEmpty: boolean) {
  const [isOpen, setOpen] = useState(false)
  const [focusCount, setFocusCount] = useState(0)
  if (isEmpty && !isOpen) setOpen(true)
  const open = () => {
    setOpen(true)
    setFocusCount(focusCount + 1)
  }
  return { isOpen, open, close: () => setOpen(false), focusCount }
}

/** Of activity the server knows only the latest first. */
function servedSort(sort: string | undefined) {
  return sort === 'lastActiveAt' ? `-${sort}` : sort
}
