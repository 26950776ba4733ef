import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { NotFoundState } from '#web/ui/states/not-found-state.tsx'
import { PageFailed } from './page-failed.tsx'
import { Portal } from './portal.tsx'
import { TenantsPage } from './tenants-page.tsx'

/** The list comes with the portal, because most visits begin there; every other page when it is opened. */
export function createOperatorRouter() {
  const root = createRootRoute({
    component: Portal,
    notFoundComponent: () => <NotFoundState homeHref="/admin" />,
    errorComponent: PageFailed,
  })
  const tenant = createRoute({
    getParentRoute: () => root,
    path: '/admin/orgs/$tenantId',
    component: lazyRouteComponent(() => import('./tenant-page.tsx'), 'TenantPage'),
  })
  const parts = [
    createRoute({
      getParentRoute: () => tenant,
      path: '/',
      component: lazyRouteComponent(() => import('./tenant-overview-page.tsx'), 'TenantOverviewPage'),
    }),
    createRoute({
      getParentRoute: () => tenant,
      path: '/members',
      component: lazyRouteComponent(() => import('./tenant-members-page.tsx'), 'TenantMembersPage'),
    }),
    createRoute({
      getParentRoute: () => tenant,
      path: '/invitations',
      component: lazyRouteComponent(() => import('./tenant-invitations-page.tsx'), 'TenantInvitationsPage'),
    }),
    createRoute({
      getParentRoute: () => tenant,
      path: '/audit',
      component: lazyRouteComponent(() => import('./tenant-audit-page.tsx'), 'TenantAuditPage'),
    }),
    createRoute({
      getParentRoute: () => tenant,
      path: '/lifecycle',
      component: lazyRouteComponent(() => import('./tenant-lifecycle-page.tsx'), 'TenantLifecyclePage'),
    }),
  ]
  const pages = [
    createRoute({ getParentRoute: () => root, path: '/admin', component: TenantsPage }),
    createRoute({ getParentRoute: () => root, path: '/admin/orgs', component: TenantsPage }),
    createRoute({
      getParentRoute: () => root,
      path: '/admin/orgs/new',
      component: lazyRouteComponent(() => import('./new-tenant-page.tsx'), 'NewTenantPage'),
    }),
    createRoute({
      getParentRoute: () => root,
      path: '/admin/users',
      component: lazyRouteComponent(() => import('./users-page.tsx'), 'UsersPage'),
    }),
    createRoute({
      getParentRoute: () => root,
      path: '/admin/reference-data',
      component: lazyRouteComponent(() => import('./reference-data-page.tsx'), 'ReferenceDataPage'),
    }),
    createRoute({
      getParentRoute: () => root,
      path: '/admin/users/$userId/{-$part}',
      component: lazyRouteComponent(() => import('./user-page.tsx'), 'UserPage'),
    }),
    createRoute({
      getParentRoute: () => root,
      path: '/admin/memberships',
      component: lazyRouteComponent(() => import('./memberships-page.tsx'), 'MembershipsPage'),
    }),
    createRoute({
      getParentRoute: () => root,
      path: '/admin/memberships/new',
      component: lazyRouteComponent(() => import('./add-people-page.tsx'), 'AddPeoplePage'),
    }),
    createRoute({
      getParentRoute: () => root,
      path: '/admin/requests',
      component: lazyRouteComponent(() => import('./requests-page.tsx'), 'RequestsPage'),
    }),
    createRoute({
      getParentRoute: () => root,
      path: '/admin/settings',
      component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
    }),
    createRoute({
      getParentRoute: () => root,
      path: '/admin/roles/{-$view}',
      component: lazyRouteComponent(() => import('./roles-page.tsx'), 'RolesPage'),
    }),
    createRoute({
      getParentRoute: () => root,
      path: '/admin/audit',
      component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
    }),
  ]
  return createRouter({
    routeTree: root.addChildren([...pages, tenant.addChildren(parts)]),
    // Plain words in the address, as people write them, instead of JSON.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const query = new URLSearchParams(search as Record<string, string>).toString()
      return query && `?${query}`
    },
  })
}
