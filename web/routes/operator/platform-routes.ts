import type { AnyRoute } from '@tanstack/react-router'
import { lazyPages } from './lazy-pages.ts'

/** What holds for all organizations: roles, reference data, the trail and the settings. */
export function platformRoutes(root: AnyRoute) {
  const page = lazyPages(root)
  return [
    page('/admin/roles/{-$view}', async () => (await import('./roles-page.tsx')).RolesPage),
    page('/admin/reference-data', async () => (await import('./reference-data-page.tsx')).ReferenceDataPage),
    page('/admin/audit', async () => (await import('./audit-page.tsx')).AuditPage),
    page('/admin/settings', async () => (await import('./settings-page.tsx')).SettingsPage),
  ]
}
