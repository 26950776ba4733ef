import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { isExternal } from '#web/api/context.ts'
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
  // Members from outside have a page of their own instead.
  beforeLoad: ({ context: { me }, params: { slug } }) => {
    if (isExternal(me, slug)) throw redirect({ href: `/o/${slug}/portal`, replace: true })
  },
  loader: ({ context, params }) => {
    void context.client.prefetchQuery(dashboardQuery(params.slug))
    return DashboardScreen.preload?.()
  },
  component: () => <Permitted>{(tenant, me) => <DashboardScreen key={tenant} tenant={tenant} me={me} />}</Permitted>,
})
