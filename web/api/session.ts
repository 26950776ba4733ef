import { leaveFor } from './leave.ts'
import { send } from './send.ts'

// These addresses belong to the authentication library behind the server; what they answer is of no use here.

export async function signIn(credentials: { email: string; password: string }) {
  await send('POST', '/api/auth/sign-in/email', credentials, { onSignedOut: 'throw' })
}

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

export async function resetPassword(reset: { token: string; newPassword: string }) {
  await send('POST', '/api/auth/reset-password', reset, { onSignedOut: 'throw' })
}
