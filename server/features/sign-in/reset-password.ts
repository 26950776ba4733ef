import { sql } from 'drizzle-orm'
import { withCredentials } from '../../scopes/credentials.ts'
import { inPublic } from '../../scopes/public.ts'
import type { Visit } from '../../scopes/visit.ts'
import { attemptAt } from './attempts.ts'
import { credentialOfUser } from './credential.ts'
import { postPasswordChanged } from './password-mails.ts'
import { passwordRulesOf } from './password-rules.ts'
import { linkIsDead, openResetLink } from './reset-link.ts'
import { replacePassword } from './set-password.ts'

/** Chooses a new password with the token of a link. Hashing comes first, then one transaction uses the token up. */
export async function resetPassword(visit: Visit, input: { readonly token: string; readonly newPassword: string }) {
  const { identifier, rules } = await withCredentials(visit.database, async (db) => {
    const { identifier, person } = await openResetLink(db, input.token, visit.ipAddress)
    const { id, email, name } = person
    return { identifier, rules: await passwordRulesOf(db, { userId: id, email, name }) }
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
