import type { SecuritySettings } from '#contract/settings.ts'
import { useSettingsTexts } from '#web/texts/settings/texts.ts'
import { Card } from '#web/ui/display/card.tsx'
import { DescriptionList } from '#web/ui/display/description-list.tsx'

/** The policy for those who may only look: what is in force. */
export function SecurityFacts({ settings }: { settings: SecuritySettings }) {
  const { security: texts, duration } = useSettingsTexts()
  const { defaults } = settings
  return (
    <Card>
      <DescriptionList
        items={[
          { term: texts.idle, value: duration(settings.idleTimeoutMinutes ?? defaults.idleTimeoutMinutes) },
          { term: texts.absolute, value: duration(settings.absoluteTimeoutMinutes ?? defaults.absoluteTimeoutMinutes) },
          { term: texts.factor, value: settings.secondFactorRequired ? texts.required : texts.notRequired },
          { term: texts.domains, value: settings.allowedEmailDomains.join(', ') || texts.anyDomain },
        ]}
      />
    </Card>
  )
}
