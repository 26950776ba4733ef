import type { UseQueryResult } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { AuditEvent } from '#contract/audit.ts'
import { listOf } from '#web/components/list/list-of.ts'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { DataTable } from '#web/ui/table/data-table.tsx'
import type { TableView } from '#web/ui/table/table-view.ts'
import { eventColumns } from './event-columns.tsx'
import { eventWords } from './event-words.ts'
import { TrailFilters } from './trail-filters.tsx'

const EventDialog = lazy(async () => ({ default: (await import('./event-dialog.tsx')).EventDialog }))

export interface TrailProps {
  view: TableView
  onViewChange: (view: TableView) => void
}

export interface EventTableProps extends TrailProps {
  query: UseQueryResult<{ items: AuditEvent[]; nextCursor: string | null; total?: number | undefined }>
  /** The trail of all organizations, not of one. */
  isWhole: boolean
}

export function EventTable({ query, isWhole, view, onViewChange }: EventTableProps) {
  const texts = useOperatorTexts()
  const t = texts.audit
  const columns = useMemo(() => eventColumns(texts, isWhole), [texts, isWhole])
  const [opened, open] = useState<AuditEvent>()
  const options = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }))
  // A day chosen by hand and "last 7 days" would contradict each other: the last word counts.
  const change = (next: TableView) => {
    const isNewTime = next.filters?.time?.[0] !== undefined && next.filters.time[0] !== view.filters?.time?.[0]
    onViewChange(isNewTime ? { ...next, filters: { ...next.filters, from: [], to: [] } } : next)
  }
  return (
    <div className="space-y-3">
      <TrailFilters view={view} onViewChange={onViewChange} isWhole={isWhole} />
      <DataTable
        id={isWhole ? 'operator-audit' : 'operator-tenant-audit'}
        label={t.list}
        columns={columns}
        rowId={(event) => event.id}
        rowName={(event) => eventWords(t, event).did}
        onOpenRow={open}
        {...listOf(query)}
        view={view}
        onViewChange={change}
        filters={[
          { id: 'action', label: t.filters.action, options: options(t.filters.categories), single: true },
          { id: 'outcome', label: t.filters.outcome, options: options(t.outcomes), single: true },
          { id: 'time', label: t.filters.time, options: options(t.filters.times), single: true },
        ]}
        empty={
          <EmptyState Icon={ScrollText} title={t.empty}>
            {t.emptyBody}
          </EmptyState>
        }
      />
      <Suspense>{opened && <EventDialog event={opened} onClose={() => open(undefined)} />}</Suspense>
    </div>
  )
}
