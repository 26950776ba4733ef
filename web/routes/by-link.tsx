import { createRoute, lazyRouteComponent, useLocation } from '@tanstack/react-router'
import { rootRoute } from './root.tsx'
import { hideToken, tokenOf, tokenSearch } from './token-in-fragment.ts'

const JoinScreen = lazyRouteComponent(() => import('#web/features/invitations/join-screen.tsx'), 'JoinScreen')
const SetupScreen = lazyRouteComponent(() => import('#web/features/setup/setup-screen.tsx'), 'SetupScreen')
const ResetPasswordScreen = lazyRouteComponent(
  () => import('#web/features/sign-in/reset-password-screen.tsx'),
  'ResetPasswordScreen',
)

/** Pages that open with the token of a link. */
const byLink = {
  getParentRoute: () => rootRoute,
  validateSearch: tokenSearch,
} as const

export const joinRoute = createRoute({
  ...byLink,
  path: '/join',
  beforeLoad: ({ search }) => hideToken(search),
  loader: () => JoinScreen.preload?.(),
  component: () => <JoinScreen token={useToken() ?? ''} />,
})

export const setupRoute = createRoute({
  ...byLink,
  path: '/setup',
  // Stays where it is: the server gives this page only to whoever shows the token, also on reloading.
  loader: () => SetupScreen.preload?.(),
  component: () => <SetupScreen token={setupRoute.useSearch().token} />,
})

export const resetPasswordRoute = createRoute({
  ...byLink,
  path: '/reset-password',
  beforeLoad: ({ search }) => hideToken(search),
  loader: () => ResetPasswordScreen.preload?.(),
  component: () => <ResetPasswordScreen token={useToken()} />,
})

function useToken() {
  return tokenOf(useLocation({ select: ({ hash }) => hash }))
}
