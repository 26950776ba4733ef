import { useQuery } from '@tanstack/react-query'
import type { Me } from '#contract/context.ts'
import { settingsQuery } from '#web/api/settings.ts'
import { GeneralFacts } from './general-facts.tsx'
import { GeneralForm } from './general-form.tsx'
import { SettingsPage } from './settings-page.tsx'

/** How an organization is called, looks and writes. */
export function GeneralScreen({ tenant, me }: { tenant: string; me: Me }) {
  return (
    <SettingsPage tenant={tenant} me={me} tab="general" settings={useQuery(settingsQuery(tenant))}>
      {(settings, isEditable) =>
        isEditable ? <GeneralForm tenant={tenant} settings={settings} /> : <GeneralFacts settings={settings} />
      }
    </SettingsPage>
  )
}
