import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** What holds for all organizations: roles, reference data, the trail and the settings. */
export function platformRoutes(root: AnyRoute) {
  return [
    createRoute({
      getParentRoute: () => root,
      path: '/admin/roles/{-$view}',
      component: lazyRouteComponent(() => import('./roles-page.tsx'), 'RolesPage'),
    }),
    createRoute({
      getParentRoute: () => root,
      path: '/admin/reference-data',
      component: lazyRouteComponent(() => import('./reference-data-page.tsx'), 'ReferenceDataPage'),
    }),
    createRoute({
      getParentRoute: () => root,
      path: '/admin/audit',
      component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
    }),
    createRoute({
      getParentRoute: () => root,
      path: '/admin/settings',
      component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
    }),
  ]
}
