import { useQuery } from '@tanstack/react-query'
import type { Me } from '#contract/context.ts'
import { dashboardQuery } from '#web/api/dashboard.ts'
import { isRefused } from '#web/api/refused.ts'
import { PageColumn } from '#web/components/frame/page-column.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { NeedsYou } from './needs-you.tsx'
import { RecentEvents } from './recent-events.tsx'
import { Shortcuts } from './shortcuts.tsx'
import { TeamFigures } from './team-figures.tsx'

/** "What needs me?" first, "how many?" after. */
export function DashboardScreen({ tenant, me }: { tenant: string; me: Me }) {
  const texts = useTenantTexts()
  const { data, isError, error, refetch, isFetching } = useQuery(dashboardQuery(tenant))
  const name = me.activeTenant?.name ?? tenant
  const firstName = me.user.name.split(/\s+/)[0] || me.user.email
  return (
    <PageColumn width="reading">
      <PageTitle parts={[texts.context.pages.dashboard, name]} />
      <PageHeader title={texts.dashboard.hello(firstName)} description={texts.dashboard.description(name)} />
      {isError && !data && (
        <FailedState
          onRetry={() => void refetch()}
          retrying={isFetching}
          requestId={isRefused(error) ? error.requestId : undefined}
        />
      )}
      {!data && !isError && <Waiting />}
      {data && (
        <div className="grid items-start gap-5 lg:grid-cols-3">
          <div className="space-y-5 lg:col-span-2">
            <NeedsYou tenant={tenant} me={me} team={data.team} />
            {data.team && <TeamFigures tenant={tenant} team={data.team} />}
            {data.recentAudit && <RecentEvents tenant={tenant} events={data.recentAudit} />}
          </div>
          <Shortcuts tenant={tenant} me={me} />
        </div>
      )}
    </PageColumn>
  )
}

function Waiting() {
  return (
    <div className="grid gap-5 lg:grid-cols-3" aria-busy>
      <Skeleton className="h-40 lg:col-span-2" />
      <Skeleton className="h-40" />
      <Skeleton className="h-24 lg:col-span-2" />
    </div>
  )
}
