import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { myTenantsQuery, whoQuery } from '#web/api/context.ts'
import { leaveFor } from '#web/api/leave.ts'
import { rootRoute } from './root.tsx'

export const selectOrganizationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/select-org',
  loader: async ({ context }) => {
    const { items } = await context.client.ensureQueryData(myTenantsQuery())
    // With one there is nothing to pick, and with none the server knows where to.
    if (items.length < 2) await leaveFor('/dashboard')
  },
  component: lazyRouteComponent(() => import('#web/features/context/picker-screen.tsx'), 'PickerScreen'),
})

export const dashboardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dashboard',
  loader: ({ context }) => context.client.ensureQueryData(whoQuery()),
  component: lazyRouteComponent(
    () => import('#web/features/context/no-organization-screen.tsx'),
    'NoOrganizationScreen',
  ),
})
