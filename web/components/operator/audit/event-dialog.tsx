import type { AuditEvent } from '#contract/audit.ts'
import { EventRecord } from '#web/components/audit/event-record.tsx'
import type { RecordWords } from '#web/components/audit/value-words.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'

export interface EventDialogProps {
  event: AuditEvent
  words: RecordWords
  onClose: () => void
}

/** All that is known of one event, and where it happened. */
export function EventDialog({ event, words, onClose }: EventDialogProps) {
  const { audit } = usePageTexts()
  const place = event.tenant?.name ?? audit.platform
  return <EventRecord event={event} trail={audit} words={words} place={place} onClose={onClose} />
}
