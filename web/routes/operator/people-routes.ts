import type { AnyRoute } from '@tanstack/react-router'
import { lazyPages } from './lazy-pages.ts'

/** Everybody with an account, where they belong, and who asked to. */
export function peopleRoutes(root: AnyRoute) {
  const page = lazyPages(root)
  return [
    page('/admin/users', async () => (await import('./users-page.tsx')).UsersPage),
    page('/admin/users/$userId/{-$part}', async () => (await import('./user-page.tsx')).UserPage),
    page('/admin/memberships', async () => (await import('./memberships-page.tsx')).MembershipsPage),
    page('/admin/memberships/new', async () => (await import('./add-people-page.tsx')).AddPeoplePage),
    page('/admin/requests', async () => (await import('./requests-page.tsx')).RequestsPage),
  ]
}
