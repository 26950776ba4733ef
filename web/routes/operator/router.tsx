import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { PageSkeleton } from '#web/components/frame/page-skeleton.tsx'
import { NotFoundState } from '#web/ui/states/not-found-state.tsx'
import { PageFailed } from './page-failed.tsx'
import { peopleRoutes } from './people-routes.ts'
import { platformRoutes } from './platform-routes.ts'
import { Portal } from './portal.tsx'
import { tenantRoutes } from './tenant-routes.ts'
import { TenantsPage } from './tenants-page.tsx'

/** The list comes with the portal, because most visits begin there; every other page when it is opened. */
export function createOperatorRouter() {
  const root = createRootRoute({
    component: Portal,
    notFoundComponent: () => <NotFoundState homeHref="/admin" />,
    errorComponent: PageFailed,
  })
  const pages = [
    createRoute({ getParentRoute: () => root, path: '/admin', component: TenantsPage }),
    createRoute({ getParentRoute: () => root, path: '/admin/orgs', component: TenantsPage }),
    createRoute({
      getParentRoute: () => root,
      path: '/admin/orgs/new',
      component: lazyRouteComponent(() => import('./new-tenant-page.tsx'), 'NewTenantPage'),
    }),
  ]
  return createRouter({
    routeTree: root.addChildren([...pages, ...peopleRoutes(root), ...platformRoutes(root), tenantRoutes(root)]),
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 150,
    // Plain words in the address, as people write them, instead of JSON.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const query = new URLSearchParams(search as Record<string, string>).toString()
      return query && `?${query}`
    },
  })
}
