import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { oneOf, textIn } from '#web/api/address-words.ts'
import { organizationRoute } from './organization.tsx'
import { organizationPage, Permitted, searchPage } from './permitted.tsx'

const RolesScreen = lazyRouteComponent(() => import('#web/features/roles/roles-screen.tsx'), 'RolesScreen')
const NewRoleScreen = lazyRouteComponent(() => import('#web/features/roles/new-role-screen.tsx'), 'NewRoleScreen')
const RoleScreen = lazyRouteComponent(() => import('#web/features/roles/role-screen.tsx'), 'RoleScreen')
const GroupsScreen = lazyRouteComponent(() => import('#web/features/groups/groups-screen.tsx'), 'GroupsScreen')
const NewGroupScreen = lazyRouteComponent(() => import('#web/features/groups/new-group-screen.tsx'), 'NewGroupScreen')
const GroupScreen = lazyRouteComponent(() => import('#web/features/groups/group-screen.tsx'), 'GroupScreen')
const MatrixScreen = lazyRouteComponent(() => import('#web/features/permissions/matrix-screen.tsx'), 'MatrixScreen')
const WhyScreen = lazyRouteComponent(() => import('#web/features/permissions/why-screen.tsx'), 'WhyScreen')

const getParentRoute = () => organizationRoute

const rolesRoute = organizationPage('/team/roles', RolesScreen, 'team.view')

const newRoleRoute = organizationPage('/team/roles/new', NewRoleScreen, 'team.roles.manage')

const roleRoute = createRoute({
  getParentRoute,
  path: '/team/roles/$roleId',
  loader: () => RoleScreen.preload?.(),
  component: () => {
    const { roleId } = roleRoute.useParams()
    return (
      <Permitted needs="team.view">
        {(tenant, me) => <RoleScreen key={roleId} tenant={tenant} me={me} roleId={roleId} />}
      </Permitted>
    )
  },
})

const groupsRoute = searchPage('/team/groups', GroupsScreen, {
  needs: 'team.view',
  search: ({ q, sort, cursor }) => ({ q: textIn(q, 200), sort: textIn(sort, 200), cursor: textIn(cursor) }),
})

const newGroupRoute = organizationPage('/team/groups/new', NewGroupScreen, 'team.manage')

const groupRoute = createRoute({
  getParentRoute,
  path: '/team/groups/$groupId',
  loader: () => GroupScreen.preload?.(),
  component: () => {
    const { groupId } = groupRoute.useParams()
    return (
      <Permitted needs="team.view">
        {(tenant, me) => <GroupScreen key={groupId} tenant={tenant} me={me} groupId={groupId} />}
      </Permitted>
    )
  },
})

const matrixRoute = searchPage('/settings/permissions', MatrixScreen, {
  needs: 'team.view',
  search: ({ q, category, roles }) => ({
    q: textIn(q, 200),
    category: textIn(category, 200),
    roles: oneOf(['custom'], roles),
  }),
  replace: true,
})

const whyRoute = createRoute({
  getParentRoute,
  path: '/team/$membershipId/permissions',
  loader: () => WhyScreen.preload?.(),
  component: () => {
    const { membershipId } = whyRoute.useParams()
    return (
      <Permitted needs="team.view">
        {(tenant, me) => <WhyScreen key={membershipId} tenant={tenant} me={me} membershipId={membershipId} />}
      </Permitted>
    )
  },
})

/** Who may do what: roles, groups, the matrix, and why. */
export const accessRoutes = [
  rolesRoute,
  newRoleRoute,
  roleRoute,
  groupsRoute,
  newGroupRoute,
  groupRoute,
  matrixRoute,
  whyRoute,
] as const
