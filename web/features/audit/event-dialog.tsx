import type { AuditEvent } from '#contract/audit.ts'
import type { Me } from '#contract/context.ts'
import { can } from '#web/api/context.ts'
import { useCatalogue } from '#web/components/access/use-catalogue.ts'
import { EventRecord } from '#web/components/audit/event-record.tsx'
import { tellsOfPermissions } from '#web/components/audit/value-words.ts'
import { useRecordTexts } from '#web/texts/audit/texts.ts'
import { currentLocale } from '#web/texts/speech.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'

export interface EventDialogProps {
  tenant: string
  me: Me
  event: AuditEvent
  onClose: () => void
}

/** What an organization's trail keeps of one event. */
export function EventDialog({ tenant, me, event, onClose }: EventDialogProps) {
  const texts = useRecordTexts()
  const { audit } = useTenantTexts()
  // Asked for in vain, the catalogue would itself be a line in the trail.
  const { nameOf } = useCatalogue(tenant, can(me, 'team.view') && tellsOfPermissions(event.changes))
  const words = { texts, permissionName: nameOf, locale: currentLocale() }
  return <EventRecord event={event} trail={audit} words={words} onClose={onClose} />
}
