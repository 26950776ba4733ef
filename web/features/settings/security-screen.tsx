import { useQuery } from '@tanstack/react-query'
import type { Me } from '#contract/context.ts'
import { securityQuery } from '#web/api/settings.ts'
import { SecurityFacts } from './security-facts.tsx'
import { SecurityForm } from './security-form.tsx'
import { SettingsPage } from './settings-page.tsx'

/** The rules that hold for everyone in an organization. */
export function SecurityScreen({ tenant, me }: { tenant: string; me: Me }) {
  return (
    <SettingsPage tenant={tenant} me={me} tab="security" settings={useQuery(securityQuery(tenant))}>
      {(settings, isEditable) =>
        isEditable ? (
          <SecurityForm tenant={tenant} hasSecondFactor={me.secondFactor.isEnabled} settings={settings} />
        ) : (
          <SecurityFacts settings={settings} />
        )
      }
    </SettingsPage>
  )
}
