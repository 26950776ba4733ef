import { Problem } from '#contract/problems.ts'
import { withCredentials } from '../../scopes/credentials.ts'
import type { Principal } from '../../scopes/principal.ts'
import { renewSession } from '../../scopes/session.ts'
import { inUser, readAsUser } from '../../scopes/user.ts'
import type { Visit } from '../../scopes/visit.ts'
import { checkOwnPassword, lockWithPassword } from '../sign-in/own-password.ts'
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
    await lockWithPassword(db, userId, { verifiedHash, path: 'current' })
    await replacePassword(db, userId, hash, sessionId)
    await renewSession(db, visit, sessionId)
    await postPasswordChanged(db, platform, principal)
    await record('password.changed', { resource: { type: 'user', id: userId, name: email } })
    announce({ type: 'session.ended', userId })
  })
  return { done: true as const }
}

/** Judges both passwords. */
async function judge(visit: Visit, { userId, email, name }: Principal, input: { current: string; new: string }) {
  const verifiedHash = await checkOwnPassword(visit, userId, { password: input.current, path: 'current' })
  if (input.new.normalize('NFC') === input.current.normalize('NFC')) {
    const message = 'This is the password you have: choose another one.'
    throw new Problem('password_too_weak', { detail: message, fields: [{ path: 'new', code: 'unchanged', message }] })
  }
  const rules = await withCredentials(visit.database, (db) => passwordRulesOf(db, { userId, email, name }))
  return { verifiedHash, hash: await visit.platform.passwords.hash(input.new, { ...rules, path: 'new' }) }
}
