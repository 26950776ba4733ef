import type { AuditEvent } from '#contract/audit.ts'
import { deviceOf } from '#web/components/sessions/device-of.ts'
import type { TrailTexts } from '#web/texts/audit/trail-en.ts'
import { useTexts } from '#web/texts/texts.ts'
import { DescriptionList } from '#web/ui/display/description-list.tsx'
import { exactTime } from '#web/ui/display/relative-time.tsx'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { EventSentence } from './event-sentence.tsx'
import { OutcomeBadge } from './outcome-badge.tsx'
import { RecordedEffect, withoutEffect } from './recorded-effect.tsx'
import { fieldWords, type RecordWords, valueWords } from './value-words.ts'

export interface EventRecordProps {
  event: AuditEvent
  trail: TrailTexts
  words: RecordWords
  /** Where it happened, for those who look at more than one place. */
  place?: string | undefined
  onClose: () => void
}

/** All that was recorded of one event: old and new values first, where it came from below. */
export function EventRecord({ event, trail, words, place, onClose }: EventRecordProps) {
  const { details, values } = words.texts
  const { states } = useTexts().ui
  const { name, email } = event.actor
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={details.changes}
      description={<EventSentence event={event} texts={trail} />}
    >
      <div className="space-y-5 pb-2">
        <Changes changes={event.changes} words={words} />
        <DescriptionList
          items={[
            { term: details.when, value: exactTime(new Date(event.at)) },
            ...(email ? [{ term: details.who, value: name ? `${name} (${email})` : email }] : []),
            ...(place === undefined ? [] : [{ term: details.where, value: place }]),
            { term: details.outcome, value: <OutcomeBadge outcome={event.outcome} texts={trail} /> },
            { term: details.from, value: event.ipAddress ?? values.none },
            { term: details.device, value: deviceOf(event.userAgent, details) },
          ]}
        />
        {event.requestId && (
          <details className="text-muted text-sm">
            <summary className="w-fit cursor-pointer rounded-sm">{states.details}</summary>
            {event.resource.type === 'address' && (
              <p className="mt-1 break-all font-mono text-xs">{event.resource.name}</p>
            )}
            <p className="mt-1 break-all">
              {details.request} <code className="font-mono text-xs">{event.requestId}</code>
            </p>
          </details>
        )}
      </div>
    </Dialog>
  )
}

interface ChangesProps extends Pick<AuditEvent, 'changes'> {
  words: RecordWords
}

function Changes({ changes, words }: ChangesProps) {
  const { rows, effect } = withoutEffect(changes)
  if (rows.length === 0 && !effect) return <p className="text-muted">{words.texts.details.noChanges}</p>
  return (
    <>
      {rows.length > 0 && <Values rows={rows} words={words} />}
      {effect && <RecordedEffect effect={effect} words={words} />}
    </>
  )
}

interface ValuesProps {
  rows: readonly [field: string, change: AuditEvent['changes'][string]][]
  words: RecordWords
}

/** Old and new value of each field that changed, side by side. */
function Values({ rows, words }: ValuesProps) {
  const { field: heading, before, after, changes } = words.texts.details
  return (
    <div className="overflow-x-auto rounded-lg border border-line">
      <table className="w-full text-left" aria-label={changes}>
        <thead className="bg-subtle text-muted text-sm">
          <tr>
            {[heading, before, after].map((header) => (
              <th key={header} scope="col" className="px-3 py-1.5 font-medium">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(([field, change]) => (
            <tr key={field} className="align-top">
              <th scope="row" className="wrap-anywhere min-w-28 px-3 py-2 font-medium">
                {fieldWords(words, field)}
              </th>
              <td className="wrap-anywhere px-3 py-2 text-muted">{valueWords(words, field, change.old)}</td>
              <td className="wrap-anywhere px-3 py-2">{valueWords(words, field, change.new)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
