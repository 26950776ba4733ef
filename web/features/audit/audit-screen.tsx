import { useQuery } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { AuditEvent } from '#contract/audit.ts'
import type { Me } from '#contract/context.ts'
import { auditQuery } from '#web/api/audit.ts'
import { isRefused } from '#web/api/refused.ts'
import { eventSentence } from '#web/components/audit/event-words.ts'
import { PageTitle } from '#web/components/page-title.tsx'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { DataTable } from '#web/ui/table/data-table.tsx'
import type { TableFilter } from '#web/ui/table/table-column.ts'
import { type AuditSearch, askedFor, searchOf, viewOf } from './audit-search.ts'
import { useAuditColumns } from './use-audit-columns.tsx'

const EventDialog = lazy(async () => ({ default: (await import('./event-dialog.tsx')).EventDialog }))

export interface AuditScreenProps {
  tenant: string
  me: Me
  search: AuditSearch
  onSearchChange: (search: AuditSearch) => void
}

/** Who did what, newest first; each line opens what was recorded. */
export function AuditScreen({ tenant, me, search, onSearchChange }: AuditScreenProps) {
  const texts = useTenantTexts().audit
  const [openedAtMs] = useState(() => Date.now())
  const [opened, open] = useState<AuditEvent>()
  const trail = useQuery(auditQuery(tenant, askedFor(search, openedAtMs)))
  const columns = useAuditColumns()
  const filters = useAuditFilters()
  const status = trail.data
    ? 'ready'
    : isRefused(trail.error, 'forbidden')
      ? 'refused'
      : trail.isError
        ? 'failed'
        : 'loading'
  return (
    <>
      <PageTitle parts={[texts.title, me.activeTenant?.name]} />
      <PageHeader title={texts.title} description={texts.description} />
      <DataTable
        id="audit"
        label={texts.title}
        columns={columns}
        rows={trail.data?.items}
        rowId={(event) => event.id}
        rowName={(event) => eventSentence(texts, event)}
        status={status}
        fetching={trail.isFetching}
        onRetry={() => void trail.refetch()}
        view={viewOf(search)}
        onViewChange={(view) => onSearchChange(searchOf(view))}
        searchLabel={texts.search}
        filters={filters}
        onOpenRow={open}
        nextCursor={trail.data?.nextCursor}
        total={trail.data?.total}
        empty={
          <EmptyState Icon={ScrollText} title={texts.emptyTitle}>
            {texts.emptyBody}
          </EmptyState>
        }
      />
      <Suspense>
        {opened && <EventDialog tenant={tenant} me={me} event={opened} onClose={() => open(undefined)} />}
      </Suspense>
    </>
  )
}

function useAuditFilters(): TableFilter[] {
  const { filters, categories, outcomes, times } = useTenantTexts().audit
  const optionsOf = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }))
  return [
    { id: 'action', label: filters.action, single: true, options: optionsOf(categories) },
    { id: 'outcome', label: filters.outcome, single: true, options: optionsOf(outcomes) },
    { id: 'since', label: filters.time, single: true, options: optionsOf(times) },
  ]
}
