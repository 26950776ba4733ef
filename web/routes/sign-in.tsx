import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { nextPath } from '#web/api/next-path.ts'
import { rootRoute } from './root.tsx'

const SignInScreen = lazyRouteComponent(() => import('#web/features/sign-in/sign-in-screen.tsx'), 'SignInScreen')

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: z.object({
    next: z.string().optional().catch(undefined),
    reset: z.literal('done').optional().catch(undefined),
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
