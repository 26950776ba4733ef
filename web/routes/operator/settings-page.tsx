import { PageColumn } from '#web/components/frame/page-column.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { Settings } from '#web/features/operator-settings/settings.tsx'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { PageHeader } from '#web/ui/display/page-header.tsx'

export function SettingsPage() {
  const { portal } = useOperatorTexts()
  const { settings } = usePageTexts()
  return (
    <PageColumn width="narrow">
      <PageTitle parts={[portal.settings, portal.name]} />
      <PageHeader title={portal.settings} description={settings.description} />
      <Settings />
    </PageColumn>
  )
}
