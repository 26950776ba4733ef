import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { organizationRoute } from './organization.tsx'
import { Permitted } from './permitted.tsx'

const GeneralScreen = lazyRouteComponent(() => import('#web/features/settings/general-screen.tsx'), 'GeneralScreen')
const SecurityScreen = lazyRouteComponent(() => import('#web/features/settings/security-screen.tsx'), 'SecurityScreen')
const PortalScreen = lazyRouteComponent(() => import('#web/features/portal/portal-screen.tsx'), 'PortalScreen')

const getParentRoute = () => organizationRoute

const generalRoute = createRoute({
  getParentRoute,
  path: '/settings',
  loader: () => GeneralScreen.preload?.(),
  component: () => (
    <Permitted needs="tenant.settings.view">
      {(tenant, me) => <GeneralScreen key={tenant} tenant={tenant} me={me} />}
    </Permitted>
  ),
})

const securityRoute = createRoute({
  getParentRoute,
  path: '/settings/security',
  loader: () => SecurityScreen.preload?.(),
  component: () => (
    <Permitted needs="tenant.settings.view">
      {(tenant, me) => <SecurityScreen key={tenant} tenant={tenant} me={me} />}
    </Permitted>
  ),
})

const portalRoute = createRoute({
  getParentRoute,
  path: '/portal',
  loader: () => PortalScreen.preload?.(),
  component: () => <Permitted>{(tenant, me) => <PortalScreen key={tenant} tenant={tenant} me={me} />}</Permitted>,
})

/** How an organization is set up, and what members from outside see of it. */
export const settingsRoutes = [generalRoute, securityRoute, portalRoute]
