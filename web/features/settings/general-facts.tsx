import type { TenantSettings } from '#contract/settings.ts'
import { useSettingsTexts } from '#web/texts/settings/texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { DescriptionList } from '#web/ui/display/description-list.tsx'

/** The settings for those who may only look. */
export function GeneralFacts({ settings }: { settings: TenantSettings }) {
  const { general: texts, days } = useSettingsTexts()
  const lifetime = settings.invitationLifetimeDays ?? settings.defaults.invitationLifetimeDays
  return (
    <Card>
      <DescriptionList
        items={[
          { term: texts.name, value: settings.name },
          { term: texts.slug, value: `/o/${settings.slug}` },
          { term: texts.logo, value: <Avatar kind="organization" name={settings.name} imageUrl={settings.logoUrl} /> },
          { term: texts.contact, value: settings.contactEmail ?? texts.none },
          { term: texts.lifetime, value: `${lifetime} ${days}` },
          { term: texts.sender, value: settings.mailSenderName ?? settings.name },
          { term: texts.color, value: settings.portalTheme.color ?? texts.usual },
          { term: texts.welcome, value: settings.portalTheme.welcome ?? texts.none },
        ]}
      />
    </Card>
  )
}
