import { type AsyncRouteComponent, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Me } from '#contract/context.ts'
import type { BuiltinPermission } from '#contract/permissions.ts'
import { organizationRoute } from './organization.tsx'
import { Permitted } from './permitted.tsx'

type Screen = AsyncRouteComponent<{ tenant: string; me: Me }>

const page = <Path extends string>(path: Path, Screen: Screen, needs?: BuiltinPermission) =>
  createRoute({
    getParentRoute: () => organizationRoute,
    path,
    loader: () => Screen.preload?.(),
    component: () => (
      <Permitted {...(needs && { needs })}>{(tenant, me) => <Screen key={tenant} tenant={tenant} me={me} />}</Permitted>
    ),
  })

const needs = 'tenant.settings.view'

/** How an organization is set up, and what members from outside see of it. */
export const settingsRoutes = [
  page(
    '/settings',
    lazyRouteComponent(() => import('#web/features/settings/general-screen.tsx'), 'GeneralScreen'),
    needs,
  ),
  page(
    '/settings/security',
    lazyRouteComponent(() => import('#web/features/settings/security-screen.tsx'), 'SecurityScreen'),
    needs,
  ),
  page(
    '/portal',
    lazyRouteComponent(() => import('#web/features/portal/portal-screen.tsx'), 'PortalScreen'),
  ),
] as const
