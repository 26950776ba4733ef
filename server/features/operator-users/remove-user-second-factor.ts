import { sql } from 'drizzle-orm'
import type { OperatedUser } from '#contract/operator-users.ts'
import { Problem } from '#contract/problems.ts'
import type { OperatorScope } from '../../scopes/operator-scope.ts'
import { postSecondFactorMail } from '../second-factor/second-factor-mails.ts'
import { checkTyped } from './account-rules.ts'
import { findAndLockUser } from './repository.ts'

type Named = { userId: string; confirmEmail?: string | undefined }

/**
 * Takes the second factor from someone who has lost it: they sign in with their password alone, and set up another where
 * one is required. Nothing of it is learned, and its owner hears of it. One's own is removed in the account, with a code.
 *
 * Throws not_found, not_oneself, confirmation_mismatch.
 */
export async function removeUserSecondFactor(scope: OperatorScope, named: Named): Promise<OperatedUser> {
  const { db, platform, principal } = scope
  if (named.userId === principal.userId) throw new Problem('not_oneself', { detail: 'Remove it in your account.' })
  const user = await findAndLockUser(db, named.userId)
  checkTyped(user, named.confirmEmail)
  const [removed] = await db.execute<{ was_there: boolean }>(
    sql`select tenantry.remove_second_factor(${user.id}) as was_there`,
  )
  if (!user.hasSecondFactor || !removed?.was_there) return { ...user, hasSecondFactor: false }
  await postSecondFactorMail(db, platform, user, {
    kind: 'second_factor_removed',
    byName: principal.name || principal.email,
  })
  await scope.record('second_factor.removed', { resource: { type: 'user', id: user.id, name: user.email } })
  scope.announce({ type: 'user.changed', userId: user.id })
  return { ...user, hasSecondFactor: false }
}
