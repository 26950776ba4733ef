import { useQuery } from '@tanstack/react-query'
import { Check, Inbox, X } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { AccessRequest } from '#contract/access-requests.ts'
import { listOf } from '#web/components/list/list-of.ts'
import { type PageTexts, usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import { Link } from '#web/ui/link.tsx'
import type { MenuSection } from '#web/ui/overlay/dropdown-menu.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { DataTable } from '#web/ui/table/data-table.tsx'
import type { TableColumn } from '#web/ui/table/table-column.ts'
import type { TableView } from '#web/ui/table/table-view.ts'
import { requestsInput, requestsQuery } from './queries.ts'

const ApproveDialog = lazy(async () => ({ default: (await import('./approve-dialog.tsx')).ApproveDialog }))
const DeclineDialog = lazy(async () => ({ default: (await import('./decline-dialog.tsx')).DeclineDialog }))
const RequestDialog = lazy(async () => ({ default: (await import('./request-dialog.tsx')).RequestDialog }))

export interface RequestListProps {
  view: TableView
  onViewChange: (view: TableView) => void
}

interface Chosen {
  what: 'look' | 'approve' | 'decline'
  request: AccessRequest
}

export function RequestList({ view, onViewChange }: RequestListProps) {
  const t = usePageTexts().requests
  const columns = useMemo(() => requestColumns(t), [t])
  const query = useQuery(requestsQuery(requestsInput(view)))
  const [chosen, choose] = useState<Chosen>()
  const statuses = Object.entries(t.statuses).map(([value, label]) => ({ value, label }))
  const menu = (request: AccessRequest): MenuSection[] => {
    if (request.status !== 'pending') return [{ items: [] }]
    const open = (what: Chosen['what']) => () => choose({ what, request })
    return [
      { items: [{ label: t.approve.action, icon: <Check aria-hidden />, onSelect: open('approve') }] },
      { items: [{ label: t.decline.action, icon: <X aria-hidden />, danger: true, onSelect: open('decline') }] },
    ]
  }
  const toSettings = (
    <Button asChild>
      <Link href="/admin/settings">{t.toSettings}</Link>
    </Button>
  )
  const close = () => choose(undefined)
  return (
    <>
      <DataTable
        id="operator-requests"
        label={t.list}
        columns={columns}
        rowId={(request) => request.id}
        rowName={(request) => request.organization}
        onOpenRow={(request) => choose({ what: 'look', request })}
        {...listOf(query)}
        view={view}
        onViewChange={onViewChange}
        searchLabel={t.search}
        filters={[{ id: 'status', label: t.columns.status, options: statuses, single: true }]}
        rowMenu={menu}
        empty={
          <EmptyState Icon={Inbox} title={t.empty} action={toSettings}>
            {t.emptyBody}
          </EmptyState>
        }
      />
      <Suspense>
        {chosen?.what === 'look' && (
          <RequestDialog
            request={chosen.request}
            onClose={close}
            onDecide={(what) => choose({ what, request: chosen.request })}
          />
        )}
        {chosen?.what === 'approve' && <ApproveDialog request={chosen.request} onClose={close} />}
        {chosen?.what === 'decline' && <DeclineDialog request={chosen.request} onClose={close} />}
      </Suspense>
    </>
  )
}

function requestColumns(t: PageTexts['requests']): TableColumn<AccessRequest>[] {
  return [
    {
      id: 'organization',
      header: t.columns.organization,
      cell: ({ organization, message }) => (
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={organization} kind="organization" />
          <span className="min-w-0">
            <span className="block truncate">{organization}</span>
            {message && <span className="line-clamp-1 font-normal text-muted text-sm">{message}</span>}
          </span>
        </span>
      ),
    },
    {
      id: 'person',
      header: t.columns.person,
      cell: ({ name, email, isKnownUser }) => (
        <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5 max-sm:justify-end">
          <span className="text-ink">{name}</span>
          <span className="break-all text-sm">{email}</span>
          {isKnownUser && <Badge tone="info">{t.known}</Badge>}
        </span>
      ),
    },
    {
      id: 'status',
      header: t.columns.status,
      cell: ({ status }) => <RequestStatus t={t} status={status} />,
    },
    { id: 'createdAt', header: t.columns.createdAt, cell: ({ createdAt }) => <RelativeTime value={createdAt} /> },
  ]
}

const tones = { pending: 'info', approved: 'success', declined: 'neutral' } as const

export function RequestStatus({ t, status }: { t: PageTexts['requests']; status: AccessRequest['status'] }) {
  return (
    <Badge dot tone={tones[status]}>
      {t.statuses[status]}
    </Badge>
  )
}
