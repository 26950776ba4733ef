import type { AuditEvent } from '#contract/audit.ts'
import { EventLine } from '#web/components/audit/event-sentence.tsx'
import { OutcomeBadge } from '#web/components/audit/outcome-badge.tsx'
import { withoutEffect } from '#web/components/audit/recorded-effect.tsx'
import { fieldWords, type RecordWords, valueWords } from '#web/components/audit/value-words.ts'
import type { PageTexts } from '#web/texts/operator/page-texts.ts'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import type { TableColumn } from '#web/ui/table/table-column.ts'

export function eventColumns(t: PageTexts['audit'], words: RecordWords, isWhole: boolean): TableColumn<AuditEvent>[] {
  const tenant: TableColumn<AuditEvent> = {
    id: 'tenant',
    header: t.columns.tenant,
    cell: (event) => event.tenant?.name ?? <span className="text-faint">{t.platform}</span>,
  }
  return [
    {
      id: 'event',
      header: t.columns.event,
      cell: (event) => (
        <span className="block max-w-2xl">
          <EventLine event={event} texts={t}>
            <Changes changes={event.changes} words={words} />
          </EventLine>
        </span>
      ),
    },
    ...(isWhole ? [tenant] : []),
    {
      id: 'outcome',
      header: t.columns.outcome,
      cell: ({ outcome }) => <OutcomeBadge outcome={outcome} texts={t} />,
    },
    { id: 'ip', header: t.columns.ip, cell: (event) => event.ipAddress, hidden: true, wideOnly: true },
    { id: 'at', header: t.columns.at, cell: (event) => <RelativeTime value={event.at} />, align: 'end' },
  ]
}

/** What changed, as far as it fits on one line. */
function Changes({ changes, words }: Pick<AuditEvent, 'changes'> & { words: RecordWords }) {
  const { rows } = withoutEffect(changes)
  if (rows.length === 0) return null
  const shortly = (field: string, change: AuditEvent['changes'][string]) => {
    const value = valueWords(words, field, change.new)
    return change.old === undefined ? value : `${valueWords(words, field, change.old)} → ${value}`
  }
  return (
    <span className="line-clamp-1 text-muted text-sm">
      {rows.map(([field, change]) => `${fieldWords(words, field)}: ${shortly(field, change)}`).join(' · ')}
    </span>
  )
}
