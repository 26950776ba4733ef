import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { IdentityDb } from '#database/connection.ts'
import { withCredentials } from '../../scopes/credentials.ts'
import { inPublic, type PublicScope } from '../../scopes/public.ts'
import type { Visit } from '../../scopes/visit.ts'
import { attemptAt, countAttempt, forgiveAfterwards, refuseTooMany } from '../sign-in/attempts.ts'
import { passwordDigest } from '../sign-in/begin-session.ts'
import { type Credential, credentialOfUser } from '../sign-in/credential.ts'
import { postSecondFactorMail } from './second-factor-mails.ts'
import { attemptWith, useCode } from './use-code.ts'
import { wrongCode } from './wrong-code.ts'

/** How often a code may be tried on one right password. */
const mostTries = 5

/**
 * Finishes a sign-in with the second factor. Tries are counted before anything is compared, on the half that was begun and
 * on the account. The half is used up in the transaction that starts the session: of two at once one gets it.
 */
export async function verifySecondFactor(visit: Visit, { code }: { readonly code: string }) {
  const tokenHash = visit.halfTokenHash
  if (tokenHash === undefined) throw new Problem('sign_in_expired')
  const attempts = (userId: string) => attemptWith(code, userId, visit.ipAddress)
  const userId = await withCredentials(visit.database, async (db) => {
    const half = await countTry(db, tokenHash)
    await refuseTooMany(db, attempts(half.userId))
    if (half.tries > mostTries) throw new Problem('sign_in_expired')
    return half.userId
  })

  const person = await inPublic(visit, (scope) => finish(scope, visit, { userId, tokenHash, code }))
  if (person === 'wrong code') throw wrongCode()
  const signIn = attemptAt('sign-in', person.email.toLowerCase(), visit.ipAddress)
  await forgiveAfterwards(visit, attempts(userId), attemptAt('wrong-code', userId, visit.ipAddress), signIn)
  const { id, email, name, mustChangePassword } = person
  return { user: { id, email, name }, mustChangePassword }
}

async function countTry(db: IdentityDb, tokenHash: string) {
  const [half] = await db.execute<{ user_id: string; tries: number }>(sql`
    update tenantry.half_sign_ins set tries = tries + 1 where token_hash = ${tokenHash} and expires_at > now()
    returning user_id, tries`)
  if (!half) throw new Problem('sign_in_expired')
  return { userId: half.user_id, tries: Number(half.tries) }
}

type Half = { readonly userId: string; readonly tokenHash: string; readonly code: string }

/** A wrong code is no failure of the transaction: its line in the trail stays. */
async function finish(scope: PublicScope, visit: Visit, half: Half): Promise<Credential | 'wrong code'> {
  const { db, platform } = scope
  const person = await stillHalf(db, half)
  const actor = { id: person.id, email: person.email }
  const resource = { type: 'user', id: person.id, name: person.email }
  const used = await useCode(db, platform, person.id, half.code)
  if (!used) {
    await scope.record('session.refused', actor, { resource, outcome: 'failure', changes: { reason: { new: 'code' } } })
    await tellOfWrongCodes(scope, visit, person)
    return 'wrong code'
  }
  if (!(await scope.endHalfSignIn())) throw new Problem('sign_in_expired')
  const ended = visit.tokenHash
  await Promise.all([
    ended && db.execute(sql`delete from tenantry.sessions where token_hash = ${ended}`),
    scope.signIn(person.id, { withSecondFactor: true }),
  ])
  if (used.isBackupCode) {
    await scope.record('second_factor.backup_code_used', actor, { resource, changes: { left: { new: used.left } } })
    await postSecondFactorMail(db, platform, person, { kind: 'backup_code_used', left: used.left })
  }
  return person
}

/** Whoever gets this far knows the password: from the third wrong code on its owner hears of it, once a day. */
async function tellOfWrongCodes({ db, platform }: PublicScope, { ipAddress }: Visit, person: Credential) {
  const several = await countAttempt(db, attemptAt('wrong-code', person.id, ipAddress))
  if (several.account === 0) return
  const told = await countAttempt(db, attemptAt('wrong-codes-told', person.id, ipAddress))
  if (told.account === 0) await postSecondFactorMail(db, platform, person, { kind: 'codes_refused' })
}

/** The person, locked, while what was right when they began still is. Throws `sign_in_expired`. */
async function stillHalf(db: IdentityDb, { userId, tokenHash }: Half): Promise<Credential> {
  await db.execute(sql`select 1 from tenantry.users where id = ${userId} for no key update`)
  const [person, [half]] = [
    await credentialOfUser(db, userId),
    await db.execute<{ password_digest: string }>(sql`
      select password_digest from tenantry.half_sign_ins where token_hash = ${tokenHash} and expires_at > now()`),
  ]
  const isSame = person?.passwordHash && half?.password_digest === passwordDigest(person.passwordHash)
  if (!isSame || !person.isActive || !person.hasSecondFactor) throw new Problem('sign_in_expired')
  return person
}
