import { createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { whoQuery } from '#web/api/context.ts'
import { rootRoute } from './root.tsx'

const AccountFrame = lazyRouteComponent(() => import('#web/features/account/account-frame.tsx'), 'AccountFrame')

/** The person's own pages, outside all organizations. */
const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  beforeLoad: async ({ context: { client }, location }) => {
    const { mustChangePassword } = await client.ensureQueryData(whoQuery())
    if (mustChangePassword && location.pathname !== passwordPath) throw redirect({ href: passwordPath, replace: true })
  },
  loader: () => AccountFrame.preload?.(),
  component: () => (
    <AccountFrame>
      <Outlet />
    </AccountFrame>
  ),
})

const passwordPath = '/settings/security'
const getParentRoute = () => frameRoute

const profileRoute = createRoute({
  getParentRoute,
  path: '/',
  component: lazyRouteComponent(() => import('#web/features/account/profile-screen.tsx'), 'ProfileScreen'),
})

const passwordRoute = createRoute({
  getParentRoute,
  path: '/security',
  component: lazyRouteComponent(() => import('#web/features/account/password-screen.tsx'), 'PasswordScreen'),
})

const sessionsRoute = createRoute({
  getParentRoute,
  path: '/sessions',
  component: lazyRouteComponent(() => import('#web/features/account/sessions-screen.tsx'), 'SessionsScreen'),
})

const organizationsRoute = createRoute({
  getParentRoute,
  path: '/organizations',
  component: lazyRouteComponent(() => import('#web/features/account/organizations-screen.tsx'), 'OrganizationsScreen'),
})

export const accountRoute = frameRoute.addChildren([profileRoute, passwordRoute, sessionsRoute, organizationsRoute])

export const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('#web/features/account/sign-up-screen.tsx'), 'SignUpScreen'),
})
