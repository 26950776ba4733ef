import type { AuditEvent } from '#contract/audit.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'

/** Who did what to what, as a sentence. */
export function EventSentence({ event }: { event: AuditEvent }) {
  const texts = useTenantTexts().audit
  const { action, actor, impersonator, resource } = event
  const words = Object.hasOwn(texts.actions, action) ? texts.actions[action] : undefined
  const who = actor.email ?? (actor.id ? texts.someone : texts.system)
  return (
    <>
      <span className="font-medium">{who}</span>{' '}
      {words?.(resource.name ?? '') ?? texts.unknown(action.replace(/[._]/g, ' '))}
      {impersonator && ` (${texts.inPlaceOf(impersonator.email ?? texts.someone)})`}
    </>
  )
}
