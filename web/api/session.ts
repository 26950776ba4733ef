import { z } from 'zod'
import { leaveFor } from './leave.ts'
import { send } from './send.ts'

// What the contract promises here, said again in little: the sign-in page is to come without the forms behind it.
const answer = z.object({ secondFactorRequired: z.boolean() })

/** Whether a code is needed first: then nobody is signed in yet, and `signInWithCode` comes next. */
export async function signIn(credentials: { email: string; password: string }): Promise<{ needsCode: boolean }> {
  const given = await send('POST', '/api/auth/sign-in/email', credentials, { onSignedOut: 'throw' })
  return { needsCode: answer.parse(given).secondFactorRequired }
}

/** Refused with `sign_in_expired` when the password has to come first once more. */
export async function signInWithCode(code: string) {
  await send('POST', '/api/auth/two-factor/verify', { code }, { onSignedOut: 'throw' })
}

/** Ends half a sign-in as well. */
export async function endSession() {
  await send('POST', '/api/auth/sign-out', {}, { onSignedOut: 'throw' })
}

export async function signOut(path = '/sign-in'): Promise<never> {
  await endSession()
  return leaveFor(path)
}

/** Answers the same whether or not there is such an account. */
export async function requestPasswordReset(email: string) {
  await send('POST', '/api/auth/request-password-reset', { email }, { onSignedOut: 'throw' })
}

/** Refused with `not_found` when the link works no more. */
export async function checkPasswordReset(token: string) {
  await send('POST', '/api/auth/check-password-reset', { token }, { onSignedOut: 'throw' })
  return true
}

export async function resetPassword(reset: { token: string; newPassword: string }) {
  await send('POST', '/api/auth/reset-password', reset, { onSignedOut: 'throw' })
}
