import { type AsyncRouteComponent, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { type Said, textIn } from '#web/api/address-words.ts'
import { whoQuery } from '#web/api/context.ts'
import { nextPath } from '#web/api/next-path.ts'
import { FrameSkeleton } from '#web/components/frame/frame-skeleton.tsx'
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
  pendingComponent: FrameSkeleton,
  pendingMs: 150,
  pendingMinMs: 0,
  component: () => (
    <AccountFrame>
      <Outlet />
    </AccountFrame>
  ),
})

const passwordPath = '/settings/security'

const page = <Path extends string>(path: Path, component: AsyncRouteComponent<object>) =>
  createRoute({ getParentRoute: () => frameRoute, path, component })

const SecurityScreen = lazyRouteComponent(() => import('#web/features/account/security-screen.tsx'), 'SecurityScreen')

const securityRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/security',
  validateSearch: ({ next }: Said): { next?: string | undefined } => ({ next: textIn(next) }),
  loader: () => SecurityScreen.preload?.(),
  component: function SecurityPage() {
    return <SecurityScreen next={nextPath(securityRoute.useSearch().next)} />
  },
})

export const accountRoute = frameRoute.addChildren([
  page(
    '/',
    lazyRouteComponent(() => import('#web/features/account/profile-screen.tsx'), 'ProfileScreen'),
  ),
  securityRoute,
  page(
    '/sessions',
    lazyRouteComponent(() => import('#web/features/account/sessions-screen.tsx'), 'SessionsScreen'),
  ),
  page(
    '/organizations',
    lazyRouteComponent(() => import('#web/features/account/organizations-screen.tsx'), 'OrganizationsScreen'),
  ),
])

export const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('#web/features/account/sign-up-screen.tsx'), 'SignUpScreen'),
})
