import type { AuditEvent } from '#contract/audit.ts'
import type { PageTexts } from '#web/texts/operator/page-texts.ts'
import { Badge } from '#web/ui/display/badge.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import type { TableColumn } from '#web/ui/table/table-column.ts'
import { eventWords, fieldWords } from './event-words.ts'
import { valueWords } from './value-words.ts'

const tones = { success: 'neutral', denied: 'warning', failure: 'danger' } as const

export function eventColumns({ audit: t }: PageTexts, isWhole: boolean): TableColumn<AuditEvent>[] {
  const tenant: TableColumn<AuditEvent> = {
    id: 'tenant',
    header: t.columns.tenant,
    cell: (event) => event.tenant?.name ?? <span className="text-faint">{t.platform}</span>,
  }
  return [
    { id: 'event', header: t.columns.event, cell: (event) => <Sentence t={t} event={event} /> },
    ...(isWhole ? [tenant] : []),
    {
      id: 'outcome',
      header: t.columns.outcome,
      cell: ({ outcome }) => <OutcomeBadge t={t} outcome={outcome} />,
    },
    { id: 'ip', header: t.columns.ip, cell: (event) => event.ipAddress, hidden: true, wideOnly: true },
    { id: 'at', header: t.columns.at, cell: (event) => <RelativeTime value={event.at} />, align: 'end' },
  ]
}

export function OutcomeBadge({ t, outcome }: { t: PageTexts['audit']; outcome: AuditEvent['outcome'] }) {
  return (
    <Badge dot tone={tones[outcome]}>
      {t.outcomes[outcome]}
    </Badge>
  )
}

function Sentence({ t, event }: { t: PageTexts['audit']; event: AuditEvent }) {
  const { who, did } = eventWords(t, event)
  const changes = Object.entries(event.changes)
  return (
    <span className="block max-w-2xl">
      <span className="font-normal">
        <span className="font-medium">{who}</span> {did}
      </span>
      {changes.length > 0 && (
        <span className="line-clamp-1 font-normal text-muted text-sm">
          {changes.map(([field, change]) => `${fieldWords(t, field)}: ${shortly(t, change)}`).join(' · ')}
        </span>
      )}
    </span>
  )
}

function shortly(t: PageTexts['audit'], change: AuditEvent['changes'][string]) {
  if (change.old === undefined) return valueWords(t, change.new)
  return `${valueWords(t, change.old)} → ${valueWords(t, change.new)}`
}
