import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { can } from '#web/api/context.ts'
import { rolesQuery, teamQuery } from '#web/api/team.ts'
import { inviteSearch } from '#web/features/invitations/invite-search.ts'
import { askedFor, teamSearch } from '#web/features/team/team-search.ts'
import { organizationRoute } from './organization.tsx'
import { Permitted } from './permitted.tsx'

const TeamScreen = lazyRouteComponent(() => import('#web/features/team/team-screen.tsx'), 'TeamScreen')
const MemberScreen = lazyRouteComponent(() => import('#web/features/team/member-screen.tsx'), 'MemberScreen')
const InviteScreen = lazyRouteComponent(() => import('#web/features/invitations/invite-screen.tsx'), 'InviteScreen')

export const teamRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/team',
  validateSearch: teamSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => {
    if (can(context.me, 'team.view')) void context.client.prefetchQuery(teamQuery(params.slug, askedFor(deps)))
    return TeamScreen.preload?.()
  },
  component: TeamPage,
})

function TeamPage() {
  const search = teamRoute.useSearch()
  const navigate = teamRoute.useNavigate()
  return (
    <Permitted needs="team.view">
      {(tenant, me) => (
        <TeamScreen
          key={tenant}
          tenant={tenant}
          me={me}
          search={search}
          onSearchChange={(next) => void navigate({ search: next })}
        />
      )}
    </Permitted>
  )
}

export const inviteRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/team/invite',
  validateSearch: inviteSearch,
  loader: async ({ context, params }) => {
    if (can(context.me, 'team.invite')) await context.client.ensureQueryData(rolesQuery(params.slug))
    return InviteScreen.preload?.()
  },
  component: InvitePage,
})

function InvitePage() {
  const { email } = inviteRoute.useSearch()
  return (
    <Permitted needs="team.invite">
      {(tenant, me) => <InviteScreen key={tenant} tenant={tenant} me={me} email={email} />}
    </Permitted>
  )
}

export const memberRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/team/$membershipId',
  loader: () => MemberScreen.preload?.(),
  component: MemberPage,
})

function MemberPage() {
  const { membershipId } = memberRoute.useParams()
  return (
    <Permitted needs="team.view">
      {(tenant, me) => <MemberScreen key={membershipId} tenant={tenant} me={me} id={membershipId} />}
    </Permitted>
  )
}
