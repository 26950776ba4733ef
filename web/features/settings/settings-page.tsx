import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Me } from '#contract/context.ts'
import { can } from '#web/api/context.ts'
import { isRefused } from '#web/api/refused.ts'
import { PageColumn } from '#web/components/frame/page-column.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { useSettingsTexts } from '#web/texts/settings/texts.ts'
import { Notice } from '#web/ui/display/notice.tsx'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { TabLinks } from '#web/ui/display/tab-links.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { RefusedState } from '#web/ui/states/refused-state.tsx'

export interface SettingsPageProps<Settings> {
  tenant: string
  me: Me
  tab: 'general' | 'security'
  settings: UseQueryResult<Settings>
  children: (settings: Settings, isEditable: boolean) => ReactNode
}

/** What both pages of settings share: the tabs, waiting, failing, and looking without changing. */
export function SettingsPage<Settings>({ tenant, me, tab, settings, children }: SettingsPageProps<Settings>) {
  const texts = useSettingsTexts()
  const { data, error, refetch, isFetching } = settings
  const isEditable = can(me, 'tenant.settings.edit')
  const start = `/o/${tenant}/settings`
  return (
    <PageColumn width="narrow">
      <PageTitle parts={[texts.tabs[tab], texts.title, me.activeTenant?.name]} />
      <PageHeader title={texts.title} description={texts[tab].description} />
      <TabLinks
        label={texts.tabs.label}
        current={tab === 'general' ? start : `${start}/${tab}`}
        tabs={[
          { label: texts.tabs.general, href: start },
          { label: texts.tabs.security, href: `${start}/security` },
        ]}
      />
      {data ? (
        <div className="space-y-5">
          {!isEditable && <Notice>{texts.readOnly}</Notice>}
          {children(data, isEditable)}
        </div>
      ) : isRefused(error, 'forbidden') ? (
        <RefusedState />
      ) : error ? (
        <FailedState
          onRetry={() => void refetch()}
          retrying={isFetching}
          requestId={isRefused(error) ? error.requestId : undefined}
        />
      ) : (
        <div className="space-y-5" aria-busy>
          <Skeleton className="h-56" />
          <Skeleton className="h-40" />
        </div>
      )}
    </PageColumn>
  )
}
