import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** One organization: its frame, and in it a page for each of its parts. */
export function tenantRoutes(root: AnyRoute) {
  const tenant = createRoute({
    getParentRoute: () => root,
    path: '/admin/orgs/$tenantId',
    component: lazyRouteComponent(() => import('./tenant-page.tsx'), 'TenantPage'),
  })
  return tenant.addChildren([
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
  ])
}
