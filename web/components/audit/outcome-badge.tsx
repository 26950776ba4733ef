import type { AuditEvent } from '#contract/audit.ts'
import type { TrailTexts } from '#web/texts/audit/trail-en.ts'
import { Badge } from '#web/ui/display/badge.tsx'

/** Nearly everything succeeds, so colour is left for what did not. */
const tones = { success: 'neutral', denied: 'warning', failure: 'danger' } as const

export const OutcomeBadge = ({ outcome, texts }: Pick<AuditEvent, 'outcome'> & { texts: TrailTexts }) => (
  <Badge dot tone={tones[outcome]}>
    {texts.outcomes[outcome]}
  </Badge>
)
