import { useSuspenseQuery } from '@tanstack/react-query'
import { createRoute, type ErrorComponentProps, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { switchTenant } from '#contract/context.ts'
import { call } from '#web/api/call.ts'
import { meQuery } from '#web/api/context.ts'
import { leaveFor } from '#web/api/leave.ts'
import { dropOtherTenants } from '#web/api/query-client.ts'
import { isRefused } from '#web/api/refused.ts'
import { FrameSkeleton } from '#web/components/frame/frame-skeleton.tsx'
import { NotFoundState } from '#web/ui/states/not-found-state.tsx'
import { Failed, rootRoute } from './root.tsx'

const OrganizationFrame = lazyRouteComponent(
  () => import('#web/features/context/organization-frame.tsx'),
  'OrganizationFrame',
)
const SuspendedScreen = lazyRouteComponent(
  () => import('#web/features/context/suspended-screen.tsx'),
  'SuspendedScreen',
)

/** All pages of an organization: the address says which, and everything below asks in its name. */
export const organizationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/o/$slug',
  beforeLoad: async ({ context: { client }, params: { slug }, location }) => {
    dropOtherTenants(client, slug)
    const me = await client.ensureQueryData(meQuery(slug)).catch((error: unknown) => {
      if (isRefused(error, 'not_found')) return leaveFor('/dashboard')
      throw error
    })
    const own = me.activeTenant?.slug ?? slug
    if (me.mustChangePassword) throw redirect({ href: '/settings/security', replace: true })
    if (own !== slug) throw redirect({ href: location.href.replace(`/o/${slug}`, `/o/${own}`), replace: true })
    rememberSwitch(slug)
    return { me }
  },
  loader: () => OrganizationFrame.preload?.(),
  component: OrganizationPage,
  pendingComponent: FrameSkeleton,
  pendingMs: 150,
  // It never holds up the page itself.
  pendingMinMs: 0,
  errorComponent: Unopened,
  notFoundComponent: NoSuchPage,
})

function OrganizationPage() {
  const { slug } = organizationRoute.useParams()
  const { data: me } = useSuspenseQuery(meQuery(slug))
  return (
    <OrganizationFrame tenant={slug} me={me}>
      <Outlet />
    </OrganizationFrame>
  )
}

function Unopened(props: ErrorComponentProps) {
  return isRefused(props.error, 'tenant_suspended') ? <SuspendedScreen /> : <Failed {...props} />
}

function NoSuchPage() {
  const { slug } = organizationRoute.useParams()
  return <NotFoundState homeHref={`/o/${slug}`} />
}

let lastSlug: string | undefined

/** Going over from one to another is told to the session, so that the next sign-in begins here; arriving by a link is not. */
function rememberSwitch(slug: string) {
  if (lastSlug !== undefined && lastSlug !== slug) void call(switchTenant, { tenant: slug }).catch(() => {})
  lastSlug = slug
}
