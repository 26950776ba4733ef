import type { ReactNode } from 'react'
import type { AuditEvent } from '#contract/audit.ts'
import type { TrailTexts } from '#web/texts/audit/trail-en.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { eventWords } from './event-words.ts'

export interface EventSentenceProps {
  event: AuditEvent
  texts: TrailTexts
}

/** Who did what to what, as a sentence; who is called by name, with the address on hover. */
export function EventSentence({ event, texts }: EventSentenceProps) {
  const { who, address, did } = eventWords(texts, event)
  return (
    <>
      <span className="font-medium" title={address}>
        {who}
      </span>{' '}
      {did}
    </>
  )
}

/** The same beside the picture of who did it, with what may be said below. */
export function EventLine({ event, texts, children }: EventSentenceProps & { children?: ReactNode }) {
  const { name, email } = event.actor
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar size="sm" name={name ?? email ?? '?'} />
      <span className="wrap-break-word min-w-0 font-normal">
        <EventSentence event={event} texts={texts} />
        {children}
      </span>
    </span>
  )
}
