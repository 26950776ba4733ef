import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import { withCredentials } from '../../scopes/credentials.ts'
import type { Principal } from '../../scopes/principal.ts'
import { inUser, readAsUser } from '../../scopes/user.ts'
import type { Visit } from '../../scopes/visit.ts'
import { hashToken, newToken } from '../../vault.ts'
import { attemptAt, countAttempt, forgiveAttempt } from '../sign-in/attempts.ts'
import { credentialOfUser } from '../sign-in/credential.ts'
import { postPasswordChanged } from '../sign-in/password-mails.ts'
import { passwordRulesOf } from '../sign-in/password-rules.ts'
import { replacePassword } from '../sign-in/set-password.ts'

/**
 * Changes one's own password. The door is opened twice: to learn who asks, and, after the hashing, for the change, so
 * that no connection waits for a processor.
 */
export async function changePassword(visit: Visit, input: { readonly current: string; readonly new: string }) {
  const principal = await readAsUser(visit, ({ entered }) => entered())
  const { verifiedHash, hash } = await judge(visit, principal, input)
  await inUser(visit, async ({ db, platform, record, announce }) => {
    const { userId, email, sessionId } = principal
    await db.execute(sql`select 1 from tenantry.users where id = ${userId} for no key update`)
    const now = await credentialOfUser(db, userId)
    if (now?.passwordHash !== verifiedHash) throw currentIsWrong()
    const token = newToken()
    await replacePassword(db, userId, hash, sessionId)
    const [kept] = await db.execute<{ expires_at: Date | string }>(sql`
      update tenantry.sessions set token_hash = ${hashToken(token)}, updated_at = now()
       where id = ${sessionId} returning expires_at`)
    if (!kept) throw new Problem('signed_out')
    await postPasswordChanged(db, platform, principal)
    await record('password.changed', { resource: { type: 'user', id: userId, name: email } })
    announce({ type: 'session.ended', userId })
    visit.leaves.session = { token, expiresAt: new Date(kept.expires_at) }
  })
  return { done: true as const }
}

/** Judges both passwords; a thief at an open browser gets as few tries as one at the sign-in page. */
async function judge(visit: Visit, { userId, email, name }: Principal, input: { current: string; new: string }) {
  const { passwords } = visit.platform
  const attempt = attemptAt('change-password', userId, visit.ipAddress)
  const { credential, rules } = await withCredentials(visit.database, async (db) => {
    const wait = await countAttempt(db, attempt)
    const longest = Math.max(wait.account, wait.address)
    if (longest > 0) throw new Problem('too_many_requests', { retryAfterSeconds: longest })
    const [credential, rules] = [await credentialOfUser(db, userId), await passwordRulesOf(db, { userId, email, name })]
    return { credential, rules }
  })
  const verifiedHash = credential?.passwordHash ?? undefined
  if (!(await passwords.verify(input.current, verifiedHash)) || !verifiedHash) throw currentIsWrong()
  await withCredentials(visit.database, (db) => forgiveAttempt(db, attempt))
  if (input.new.normalize('NFC') === input.current.normalize('NFC')) {
    const message = 'This is the password you have: choose another one.'
    throw new Problem('password_too_weak', { detail: message, fields: [{ path: 'new', code: 'unchanged', message }] })
  }
  return { verifiedHash, hash: await passwords.hash(input.new, { ...rules, path: 'new' }) }
}

const currentIsWrong = () =>
  new Problem('invalid_input', {
    fields: [{ path: 'current', code: 'wrong_password', message: 'This is not your current password' }],
  })
