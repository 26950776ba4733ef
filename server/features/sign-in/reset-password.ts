import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { IdentityDb } from '#database/connection.ts'
import { withCredentials } from '../../scopes/credentials.ts'
import { inPublic } from '../../scopes/public.ts'
import type { Visit } from '../../scopes/visit.ts'
import { hashToken } from '../../vault.ts'
import { attemptAt, countAttempt } from './attempts.ts'
import { credentialOfUser } from './credential.ts'
import { postPasswordChanged } from './password-mails.ts'
import { passwordRulesOf } from './password-rules.ts'
import { replacePassword, resetPurpose } from './set-password.ts'

/** Chooses a new password with the token of a link. Hashing comes first, then one transaction uses the token up. */
export async function resetPassword(visit: Visit, input: { readonly token: string; readonly newPassword: string }) {
  const identifier = resetPurpose + hashToken(input.token)
  const rules = await withCredentials(visit.database, async (db) => {
    const wait = await countAttempt(db, attemptAt('use-reset', identifier, visit.ipAddress))
    const longest = Math.max(wait.account, wait.address)
    if (longest > 0) throw new Problem('too_many_requests', { retryAfterSeconds: longest })
    const userId = await userOfLink(db, identifier)
    const person = userId === undefined ? undefined : await credentialOfUser(db, userId)
    if (!person?.isActive) throw linkIsDead()
    return passwordRulesOf(db, { userId: person.id, email: person.email, name: person.name })
  })
  const hash = await visit.platform.passwords.hash(input.newPassword, { ...rules, path: 'newPassword' })

  await inPublic(visit, async ({ db, platform, record, announce }) => {
    // Of two at once the second waits for this row and finds it gone.
    const [used] = await db.execute<{ value: string }>(sql`
      delete from tenantry.verifications where identifier = ${identifier} and expires_at > now() returning value`)
    if (!used) throw linkIsDead()
    await replacePassword(db, used.value, hash, null)
    const person = await credentialOfUser(db, used.value)
    // A link proves that its mail arrived; it opens nothing for someone who was disabled or lost the credential meanwhile.
    if (!person?.isActive || person.passwordHash !== hash) throw linkIsDead()
    const { id, email } = person
    announce({ type: 'session.ended', userId: id })
    const signInAttempts = attemptAt('sign-in', email.toLowerCase(), null).accountKey
    await Promise.all([
      db.execute(sql`update tenantry.users set email_verified = true where id = ${id}`),
      db.execute(sql`select tenantry.forget_attempts(${signInAttempts})`),
      postPasswordChanged(db, platform, person),
      record('password.changed', { id, email }, { resource: { type: 'user', id, name: email } }),
    ])
  })
  return { done: true as const }
}

async function userOfLink(db: IdentityDb, identifier: string): Promise<string | undefined> {
  const [row] = await db.execute<{ value: string }>(
    sql`select value from tenantry.verifications where identifier = ${identifier} and expires_at > now()`,
  )
  return row?.value
}

/** One answer for unknown, used and expired. */
const linkIsDead = () => new Problem('not_found', { detail: 'This link is no longer valid. Ask for a new one.' })
