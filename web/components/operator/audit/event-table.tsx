import type { UseQueryResult } from '@tanstack/react-query'
import { ScrollText, SlidersHorizontal } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { AuditEvent } from '#contract/audit.ts'
import { eventSentence } from '#web/components/audit/event-words.ts'
import { listOf } from '#web/components/list/list-of.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { DataTable } from '#web/ui/table/data-table.tsx'
import type { TableView } from '#web/ui/table/table-view.ts'
import { eventColumns } from './event-columns.tsx'
import { useRecordWords } from './use-record-words.ts'

const TrailFilters = lazy(async () => ({ default: (await import('./trail-filters.tsx')).TrailFilters }))
const EventDialog = lazy(async () => ({ default: (await import('./event-dialog.tsx')).EventDialog }))

const none: readonly AuditEvent[] = []

/** Those that stand above the list, where they are searched for or typed. */
const moreFilters = ['organization', 'person', 'from', 'to']

export interface TrailProps {
  view: TableView
  onViewChange: (view: TableView) => void
}

export interface EventTableProps extends TrailProps {
  query: UseQueryResult<{ items: AuditEvent[]; nextCursor: string | null; total?: number | undefined }>
  /** The trail of all organizations, not of one. */
  isWhole: boolean
  /** The trail of one person: there is nobody to choose, and with `signIns` no kind of deed either. */
  ofPerson?: 'all' | 'signIns' | undefined
}

export function EventTable({ query, isWhole, ofPerson, view, onViewChange }: EventTableProps) {
  const t = usePageTexts().audit
  const words = useRecordWords(query.data?.items ?? none)
  const columns = useMemo(() => eventColumns(t, words, isWhole), [t, words, isWhole])
  const [opened, open] = useState<AuditEvent>()
  const [wantsFilters, wantFilters] = useState(false)
  const filtersShown = wantsFilters || moreFilters.some((name) => view.filters?.[name]?.[0] !== undefined)
  const options = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }))
  // A day chosen by hand and "last 7 days" would contradict each other: the last word counts.
  const change = (next: TableView) => {
    const isNewTime = next.filters?.time?.[0] !== undefined && next.filters.time[0] !== view.filters?.time?.[0]
    onViewChange(isNewTime ? { ...next, filters: { ...next.filters, from: [], to: [] } } : next)
  }
  const actions = { id: 'action', label: t.filters.action, options: options(t.categories), single: true }
  return (
    <div className="space-y-3">
      {filtersShown && (
        <Suspense fallback={<Skeleton className="h-14 w-full" />}>
          <TrailFilters view={view} onViewChange={onViewChange} isWhole={isWhole} isOfPerson={ofPerson !== undefined} />
        </Suspense>
      )}
      <DataTable
        id={ofPerson ? 'operator-user-audit' : isWhole ? 'operator-audit' : 'operator-tenant-audit'}
        label={t.list}
        columns={columns}
        rowId={(event) => event.id}
        rowName={(event) => eventSentence(t, event)}
        onOpenRow={open}
        {...listOf(query)}
        view={view}
        onViewChange={change}
        filters={[
          ...(ofPerson === 'signIns' ? [] : [actions]),
          { id: 'outcome', label: t.filters.outcome, options: options(t.outcomes), single: true },
          { id: 'time', label: t.filters.time, options: options(t.filters.times), single: true },
        ]}
        toolbar={
          <Button variant="ghost" size="sm" aria-expanded={filtersShown} onClick={() => wantFilters(!wantsFilters)}>
            <SlidersHorizontal aria-hidden />
            {ofPerson ? t.filters.days : isWhole ? t.filters.more : t.filters.moreOfOne}
          </Button>
        }
        empty={
          <EmptyState Icon={ScrollText} title={t.empty}>
            {t.emptyBody}
          </EmptyState>
        }
      />
      <Suspense>{opened && <EventDialog event={opened} words={words} onClose={() => open(undefined)} />}</Suspense>
    </div>
  )
}
