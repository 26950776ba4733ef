import { z } from 'zod'
import { done, endpoint, nothing } from './endpoint.ts'
import { codeShape } from './second-factor.ts'
import { emailShape, passwordShape } from './shapes.ts'

const signedIn = z.object({
  user: z.object({ id: z.string(), email: z.string(), name: z.string() }),
  /** Until a new password is chosen every other door stays shut. */
  mustChangePassword: z.boolean(),
})

const resetToken = z.string().min(1).max(200)

/** The page where one looks after password and second factor. */
export const credentialsPage = '/settings/security'

export const signIn = endpoint({
  method: 'POST',
  path: '/api/auth/sign-in/email',
  access: { scope: 'public' },
  summary:
    'Sign in with e-mail and password; the answer sets the session cookie, or says that a code is needed first and sets a cookie that opens nothing but the way to enter it',
  input: z.strictObject({ email: emailShape, password: passwordShape }),
  output: z.discriminatedUnion('secondFactorRequired', [
    signedIn.extend({ secondFactorRequired: z.literal(false) }),
    /** Nobody is signed in yet: `verifySecondFactor` comes next, within ten minutes. */
    z.object({ secondFactorRequired: z.literal(true) }),
  ]),
  problems: ['invalid_credentials', 'too_many_requests', 'busy'],
})

export const verifySecondFactor = endpoint({
  method: 'POST',
  path: '/api/auth/two-factor/verify',
  access: { scope: 'public' },
  summary:
    'Finish signing in with a code of the authenticator app, or a backup code; the answer sets the session cookie',
  input: z.strictObject({ code: codeShape }),
  output: signedIn,
  problems: ['sign_in_expired', 'too_many_requests'],
})

export const confirmIdentity = endpoint({
  method: 'POST',
  path: '/api/auth/confirm',
  access: { scope: 'user' },
  summary: 'Prove again who one is, as some endpoints ask for when that is 15 minutes ago; renews the session cookie',
  /** `code`: of those who have a second factor. */
  input: z.strictObject({ password: passwordShape, code: codeShape.optional() }),
  output: done,
  problems: ['too_many_requests', 'busy'],
})

export const signOut = endpoint({
  method: 'POST',
  path: '/api/auth/sign-out',
  access: { scope: 'public' },
  summary: 'End this session',
  input: nothing,
  output: done,
  problems: [],
})

export const requestPasswordReset = endpoint({
  method: 'POST',
  path: '/api/auth/request-password-reset',
  access: { scope: 'public' },
  summary: 'Send a link to choose a new password, if the address has an account; the answer is the same if not',
  input: z.strictObject({ email: emailShape }),
  output: done,
  problems: ['too_many_requests'],
})

export const checkPasswordReset = endpoint({
  method: 'POST',
  path: '/api/auth/check-password-reset',
  access: { scope: 'public' },
  summary: 'Whether the link to choose a new password still works, before one is thought up; uses nothing up',
  input: z.strictObject({ token: resetToken }),
  output: done,
  problems: ['not_found', 'too_many_requests'],
})

export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/auth/reset-password',
  access: { scope: 'public' },
  summary: 'Choose a new password with the token of the link; ends every session of that person',
  input: z.strictObject({ token: resetToken, newPassword: passwordShape }),
  output: done,
  problems: ['not_found', 'password_too_weak', 'too_many_requests', 'busy'],
})
