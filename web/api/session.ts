import * as contract from '#contract/authentication.ts'
import { call } from './call.ts'
import { leaveFor } from './leave.ts'

/** Whether a code is needed first: then nobody is signed in yet, and `signInWithCode` comes next. */
export async function signIn(credentials: { email: string; password: string }): Promise<{ needsCode: boolean }> {
  const answer = await call(contract.signIn, credentials, asStranger)
  return { needsCode: answer.secondFactorRequired }
}

/** Refused with `sign_in_expired` when the password has to come first once more. */
export async function signInWithCode(code: string) {
  await call(contract.verifySecondFactor, { code }, asStranger)
}

/** Ends half a sign-in as well. */
export async function endSession() {
  await call(contract.signOut, {}, asStranger)
}

export async function signOut(path = '/sign-in'): Promise<never> {
  await endSession()
  return leaveFor(path)
}

/** Answers the same whether or not there is such an account. */
export async function requestPasswordReset(email: string) {
  await call(contract.requestPasswordReset, { email }, asStranger)
}

/** Refused with `not_found` when the link works no more. */
export async function checkPasswordReset(token: string) {
  await call(contract.checkPasswordReset, { token }, asStranger)
  return true
}

export async function resetPassword(reset: { token: string; newPassword: string }) {
  await call(contract.resetPassword, reset, asStranger)
}

const asStranger = { onSignedOut: 'throw' } as const
