import type { AuditEvent } from '#contract/audit.ts'
import { EventSentence } from '#web/components/audit/event-sentence.tsx'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { DescriptionList } from '#web/ui/display/description-list.tsx'
import { exactTime } from '#web/ui/display/relative-time.tsx'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { EventChanges } from './event-changes.tsx'

/** All that was recorded of one event: old and new values first, where it came from below. */
export function EventDialog({ event, onClose }: { event: AuditEvent; onClose: () => void }) {
  const texts = useTenantTexts().audit
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={texts.detailsTitle}
      description={<EventSentence event={event} />}
    >
      <div className="space-y-5">
        <EventChanges changes={event.changes} />
        <DescriptionList
          items={[
            { term: texts.when, value: exactTime(new Date(event.at)) },
            { term: texts.columns.outcome, value: texts.outcomes[event.outcome] },
            { term: texts.from, value: event.ipAddress ?? texts.none },
            { term: texts.device, value: <span className="break-words">{event.userAgent ?? texts.none}</span> },
          ]}
        />
        {event.requestId && (
          <details className="text-muted text-sm">
            <summary className="cursor-pointer">{texts.details}</summary>
            <p className="mt-1 break-all">
              {texts.request} <code className="font-mono text-xs">{event.requestId}</code>
            </p>
          </details>
        )}
      </div>
    </Dialog>
  )
}
