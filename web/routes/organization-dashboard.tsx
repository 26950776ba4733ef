import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardQuery } from '#web/api/dashboard.ts'
import { organizationRoute } from './organization.tsx'
import { Permitted } from './permitted.tsx'

const DashboardScreen = lazyRouteComponent(
  () => import('#web/features/dashboard/dashboard-screen.tsx'),
  'DashboardScreen',
)

export const organizationDashboardRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/',
  loader: ({ context, params }) => {
    void context.client.prefetchQuery(dashboardQuery(params.slug))
    return DashboardScreen.preload?.()
  },
  component: () => <Permitted>{(tenant, me) => <DashboardScreen key={tenant} tenant={tenant} me={me} />}</Permitted>,
})
