import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { PageSkeleton } from './components/frame/page-skeleton.tsx'
import { accessRoutes } from './routes/access.tsx'
import { accountRoute, signUpRoute } from './routes/account.tsx'
import { auditRoute } from './routes/audit.tsx'
import { joinRoute, resetPasswordRoute, setupRoute } from './routes/by-link.tsx'
import { dashboardRoute, selectOrganizationRoute } from './routes/context.tsx'
import { organizationRoute } from './routes/organization.tsx'
import { organizationDashboardRoute } from './routes/organization-dashboard.tsx'
import { rootRoute } from './routes/root.tsx'
import { settingsRoutes } from './routes/settings.tsx'
import { forgotPasswordRoute, signInRoute } from './routes/sign-in.tsx'
import { inviteRoute, memberRoute, teamRoute } from './routes/team.tsx'

const organizationPages = [
  organizationDashboardRoute,
  teamRoute,
  inviteRoute,
  memberRoute,
  auditRoute,
  ...accessRoutes,
  ...settingsRoutes,
] as const
// In the frame, whatever the page will be.
for (const page of organizationPages) page.update({ pendingComponent: PageSkeleton, pendingMs: 300, pendingMinMs: 0 })

export const routerOf = (client: QueryClient) =>
  createRouter({
    routeTree: rootRoute.addChildren([
      signInRoute,
      forgotPasswordRoute,
      resetPasswordRoute,
      setupRoute,
      joinRoute,
      signUpRoute,
      selectOrganizationRoute,
      dashboardRoute,
      accountRoute,
      organizationRoute.addChildren(organizationPages),
    ]),
    context: { client },
    defaultPreload: 'intent',
    // How fresh an answer is, the query client knows.
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    // Everything in an address is plain text; nothing in it is taken for JSON.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const set = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
      const query = new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString()
      return query && `?${query}`
    },
  })
