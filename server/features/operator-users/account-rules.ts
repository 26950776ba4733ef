import type { OperatedUser } from '#contract/operator-users.ts'
import { Problem } from '#contract/problems.ts'
import type { OperatorScope } from '../../scopes/operator-scope.ts'
import { findAndLockUser, findSuperadmins, lockSuperadmins } from './repository.ts'

/**
 * The user whose power is about to change, under the lock that makes such changes queue up: never oneself, never the last
 * superadmin. Under it everything is read anew: the one who asks may have lost superadmin while waiting for it.
 *
 * Throws not_found, not_oneself, last_superadmin.
 */
export async function findUnderLock(scope: OperatorScope, userId: string): Promise<OperatedUser> {
  const { db, principal, isCommandLine } = scope
  if (userId === principal.userId) throw new Problem('not_oneself')
  await lockSuperadmins(db)
  const user = await findAndLockUser(db, userId)
  const superadmins = await findSuperadmins(db)
  if (superadmins.length === 1 && superadmins[0]?.id === userId) throw new Problem('last_superadmin')
  if (!isCommandLine && !superadmins.some(({ id }) => id === principal.userId)) throw new Problem('not_found')
  return user
}

/** Whoever typed an address typed this person's. Throws confirmation_mismatch. */
export function checkTyped({ email }: OperatedUser, confirmEmail: string | undefined): void {
  if (confirmEmail === undefined || confirmEmail.trim().toLowerCase() === email.toLowerCase()) return
  const field = { path: 'confirmEmail', code: 'confirmation_mismatch', message: "Type this person's e-mail" }
  throw new Problem('confirmation_mismatch', { fields: [field] })
}

export const cannotSignIn = () =>
  new Problem('invalid_input', {
    fields: [{ path: 'userId', code: 'cannot_sign_in', message: 'This person cannot sign in yet, or no longer' }],
  })
