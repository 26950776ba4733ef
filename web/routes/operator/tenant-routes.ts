import type { AnyRoute } from '@tanstack/react-router'
import { lazyPages } from './lazy-pages.ts'

/** One organization: its frame, and in it a page for each of its parts. */
export function tenantRoutes(root: AnyRoute) {
  const tenant = lazyPages(root)('/admin/orgs/$tenantId', async () => (await import('./tenant-page.tsx')).TenantPage)
  const page = lazyPages(tenant)
  return tenant.addChildren([
    page('/', async () => (await import('./tenant-overview-page.tsx')).TenantOverviewPage),
    page('/members', async () => (await import('./tenant-members-page.tsx')).TenantMembersPage),
    page('/invitations', async () => (await import('./tenant-invitations-page.tsx')).TenantInvitationsPage),
    page('/audit', async () => (await import('./tenant-audit-page.tsx')).TenantAuditPage),
    page('/lifecycle', async () => (await import('./tenant-lifecycle-page.tsx')).TenantLifecyclePage),
  ])
}
