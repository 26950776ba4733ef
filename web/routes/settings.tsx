import { lazyRouteComponent } from '@tanstack/react-router'
import { organizationPage } from './permitted.tsx'

const needs = 'tenant.settings.view'

/** How an organization is set up, and what members from outside see of it. */
export const settingsRoutes = [
  organizationPage(
    '/settings',
    lazyRouteComponent(() => import('#web/features/settings/general-screen.tsx'), 'GeneralScreen'),
    needs,
  ),
  organizationPage(
    '/settings/security',
    lazyRouteComponent(() => import('#web/features/settings/security-screen.tsx'), 'SecurityScreen'),
    needs,
  ),
  organizationPage(
    '/portal',
    lazyRouteComponent(() => import('#web/features/portal/portal-screen.tsx'), 'PortalScreen'),
  ),
] as const
