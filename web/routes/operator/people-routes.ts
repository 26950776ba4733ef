import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Everybody with an account, where they belong, and who asked to. */
export function peopleRoutes(root: AnyRoute) {
  return [
    createRoute({
      getParentRoute: () => root,
      path: '/admin/users',
      component: lazyRouteComponent(() => import('./users-page.tsx'), 'UsersPage'),
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
  ]
}
