import { useMemo } from 'react'
import type { AuditEvent } from '#contract/audit.ts'
import { EventSentence } from '#web/components/audit/event-sentence.tsx'
import type { AuditTexts } from '#web/texts/audit/en.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import type { TableColumn } from '#web/ui/table/table-column.ts'

export function useAuditColumns() {
  const texts = useTenantTexts().audit
  return useMemo(() => auditColumns(texts), [texts])
}

const tones = { success: 'success', denied: 'warning', failure: 'danger' } as const

const auditColumns = (texts: AuditTexts): TableColumn<AuditEvent>[] => [
  {
    id: 'event',
    header: texts.columns.event,
    cell: (event) => (
      <span className="flex min-w-0 items-center gap-3">
        <Avatar size="sm" name={event.actor.email ?? '?'} />
        <span className="min-w-0 break-words">
          <EventSentence event={event} />
        </span>
      </span>
    ),
  },
  {
    id: 'outcome',
    header: texts.columns.outcome,
    width: 'w-32',
    cell: ({ outcome }) => (
      <Badge dot tone={tones[outcome]}>
        {texts.outcomes[outcome]}
      </Badge>
    ),
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
