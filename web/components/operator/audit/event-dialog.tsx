import type { AuditEvent } from '#contract/audit.ts'
import { RecordedEffect, withoutEffect } from '#web/components/audit/recorded-effect.tsx'
import { deviceOf } from '#web/components/sessions/device-of.ts'
import { type PageTexts, usePageTexts } from '#web/texts/operator/page-texts.ts'
import { useTexts } from '#web/texts/texts.ts'
import { DescriptionList } from '#web/ui/display/description-list.tsx'
import { exactTime } from '#web/ui/display/relative-time.tsx'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { OutcomeBadge } from './event-columns.tsx'
import { eventWords, fieldWords } from './event-words.ts'
import { valueWords } from './value-words.ts'

/** All that is known of one event, with old and new values field by field. */
export function EventDialog({ event, onClose }: { event: AuditEvent; onClose: () => void }) {
  const { audit: t } = usePageTexts()
  const { states } = useTexts().ui
  const { who, did } = eventWords(t, event)
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={`${who} ${did}`} size="lg">
      <div className="space-y-5 pb-2">
        <Changes t={t} event={event} />
        <DescriptionList
          items={[
            { term: t.details.when, value: exactTime(new Date(event.at)) },
            { term: t.details.who, value: event.actor.email ?? t.somebody },
            { term: t.details.where, value: event.tenant?.name ?? t.platform },
            { term: t.details.outcome, value: <OutcomeBadge t={t} outcome={event.outcome} /> },
            { term: t.details.from, value: event.ipAddress ?? t.values.none },
            { term: t.details.device, value: deviceOf(event.userAgent, t.details) },
          ]}
        />
        {event.requestId && (
          <details className="text-muted text-sm">
            <summary className="w-fit cursor-pointer rounded-sm">{states.details}</summary>
            <p className="mt-1 break-all">
              {t.details.request} <code className="font-mono text-xs">{event.requestId}</code>
            </p>
          </details>
        )}
      </div>
    </Dialog>
  )
}

function Changes({ t, event }: { t: PageTexts['audit']; event: AuditEvent }) {
  const { rows, effect } = withoutEffect(event.changes)
  if (rows.length === 0 && !effect) return <p className="text-muted">{t.details.noChanges}</p>
  return (
    <>
      {rows.length > 0 && <Values t={t} rows={rows} />}
      {effect && <RecordedEffect effect={effect} texts={t.effect} />}
    </>
  )
}

interface ValuesProps {
  t: PageTexts['audit']
  rows: readonly [field: string, change: AuditEvent['changes'][string]][]
}

function Values({ t, rows }: ValuesProps) {
  return (
    <table className="w-full text-left" aria-label={t.details.changes}>
      <thead>
        <tr className="text-muted text-sm">
          <th className="border-line border-b pr-3 pb-1.5 font-medium">{t.details.field}</th>
          <th className="border-line border-b pr-3 pb-1.5 font-medium">{t.details.before}</th>
          <th className="border-line border-b pb-1.5 font-medium">{t.details.after}</th>
        </tr>
      </thead>
      <tbody className="align-top">
        {rows.map(([field, change]) => (
          <tr key={field}>
            <th className="border-line border-b py-2 pr-3 font-normal text-muted">{fieldWords(t, field)}</th>
            <td className="wrap-anywhere border-line border-b py-2 pr-3 text-muted">{valueWords(t, change.old)}</td>
            <td className="wrap-anywhere border-line border-b py-2 font-medium">{valueWords(t, change.new)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
