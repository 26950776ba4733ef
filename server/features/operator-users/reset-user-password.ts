import { sql } from 'drizzle-orm'
import type { OperatedUser } from '#contract/operator-users.ts'
import { Problem } from '#contract/problems.ts'
import type { OperatorScope } from '../../scopes/operator-scope.ts'
import { hashToken, newToken } from '../../vault.ts'
import { postResetLink } from '../sign-in/password-mails.ts'
import { cannotSignIn } from './account-rules.ts'
import { deleteSessions, findAndLockUser } from './repository.ts'

const expiresInMinutes = 60

/**
 * Makes someone choose a new password: every session ends, a link goes to their address, and whoever signs in with the old
 * password comes no further than to the form for a new one. The operator learns neither the password nor the link.
 *
 * Throws not_found, not_oneself, invalid_input (of someone without a password, or disabled).
 */
export async function resetUserPassword(scope: OperatorScope, { userId }: { userId: string }): Promise<OperatedUser> {
  const { db, platform, principal } = scope
  if (userId === principal.userId) throw new Problem('not_oneself', { detail: 'Change your own password instead.' })
  const user = await findAndLockUser(db, userId)
  const credential = await db.execute(
    sql`select 1 from tenantry.accounts where user_id = ${userId} and provider_id = 'credential'`,
  )
  if (user.status !== 'active' || !credential.length) throw cannotSignIn()

  const token = newToken()
  await db.execute(sql`update tenantry.users set must_change_password = true, updated_at = now() where id = ${userId}`)
  const [ended] = await Promise.all([
    deleteSessions(db, userId),
    db.execute(sql`select tenantry.offer_password_reset(${userId}, ${hashToken(token)}, ${expiresInMinutes})`),
    postResetLink(db, platform, user, { token, expiresInMinutes }),
  ])
  await scope.record('user.password_reset', {
    resource: { type: 'user', id: userId, name: user.email },
    changes: { mustChangePassword: { old: user.mustChangePassword, new: true }, sessions: { old: ended, new: 0 } },
  })
  scope.announce({ type: 'session.ended', userId })
  scope.announce({ type: 'user.changed', userId })
  return { ...user, mustChangePassword: true }
}
