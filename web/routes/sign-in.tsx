import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { oneOf, type Said, textIn } from '#web/api/address-words.ts'
import { nextPath } from '#web/api/next-path.ts'
import { rootRoute } from './root.tsx'

const SignInScreen = lazyRouteComponent(() => import('#web/features/sign-in/sign-in-screen.tsx'), 'SignInScreen')

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: ({ next, reset }: Said): { next?: string | undefined; reset?: 'done' | undefined } => ({
    next: textIn(next),
    reset: oneOf(['done'], reset),
  }),
  loader: () => SignInScreen.preload?.(),
  component: SignInPage,
})

function SignInPage() {
  const { next, reset } = signInRoute.useSearch()
  return <SignInScreen next={nextPath(next)} hasNewPassword={reset === 'done'} />
}

export const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  component: lazyRouteComponent(
    () => import('#web/features/sign-in/forgot-password-screen.tsx'),
    'ForgotPasswordScreen',
  ),
})
