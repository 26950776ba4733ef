import { useMemo } from 'react'
import type { AuditEvent } from '#contract/audit.ts'
import { EventLine } from '#web/components/audit/event-sentence.tsx'
import { OutcomeBadge } from '#web/components/audit/outcome-badge.tsx'
import type { AuditTexts } from '#web/texts/audit/en.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import type { TableColumn } from '#web/ui/table/table-column.ts'

export function useAuditColumns() {
  const texts = useTenantTexts().audit
  return useMemo(() => auditColumns(texts), [texts])
}

const auditColumns = (texts: AuditTexts): TableColumn<AuditEvent>[] => [
  {
    id: 'event',
    header: texts.columns.event,
    cell: (event) => <EventLine event={event} texts={texts} />,
  },
  {
    id: 'outcome',
    header: texts.columns.outcome,
    width: 'w-32',
    cell: ({ outcome }) => <OutcomeBadge outcome={outcome} texts={texts} />,
  },
  {
    id: 'ip',
    header: texts.columns.ip,
    width: 'w-40',
    wideOnly: true,
    hidden: true,
    cell: ({ ipAddress }) => ipAddress ?? '–',
  },
  { id: 'at', header: texts.columns.at, width: 'w-36', cell: ({ at }) => <RelativeTime value={at} /> },
]
