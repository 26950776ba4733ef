import { Problem } from '#contract/problems.ts'
import { withCredentials } from '../../scopes/credentials.ts'
import { inPublic } from '../../scopes/public.ts'
import type { Visit } from '../../scopes/visit.ts'
import { attemptAt, cancelAttempt, forgiveAfterwards, refuseTooMany } from './attempts.ts'
import type { Begun } from './begin-session.ts'
import type { Credential } from './credential.ts'

export type Credentials = { readonly email: string; readonly password: string }

/** Checks credentials and, when they are right, begins a session. `found` is whoever has the address, right or wrong. */
export type CheckCredentials = (
  visit: Visit,
  credentials: Credentials,
) => Promise<{ readonly begun: Begun; readonly found: Credential | undefined }>

/**
 * Signs someone in. Attempts are counted before anything is looked up; an unknown address, a wrong password, a person who
 * is disabled or never chose a password all get the same answer in the same way. Where a second factor is to follow, the
 * attempt weighs until that is done: a right password alone buys no more of them.
 */
export const signInWith = (check: CheckCredentials) => async (visit: Visit, credentials: Credentials) => {
  const { email } = credentials
  const attempt = attemptAt('sign-in', email, visit.ipAddress)
  await withCredentials(visit.database, (db) => refuseTooMany(db, attempt))

  const { begun, found } = await check(visit, credentials).catch(async (error: unknown) => {
    if (error instanceof Problem && error.code === 'busy') {
      await withCredentials(visit.database, (db) => cancelAttempt(db, attempt))
    }
    throw error
  })
  if (begun === 'half') return { secondFactorRequired: true as const }
  if (begun === 'nothing' || !found) {
    const resource = { type: 'user', id: found?.id ?? null, name: email }
    await inPublic(visit, ({ record }) =>
      record('session.refused', { id: found?.id ?? null, email }, { resource, outcome: 'failure' }),
    )
    throw new Problem('invalid_credentials')
  }
  await forgiveAfterwards(visit, attempt)
  const { id, name, mustChangePassword } = found
  return { secondFactorRequired: false as const, user: { id, email: found.email, name }, mustChangePassword }
}
