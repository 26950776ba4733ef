import type { AuditAction } from '#contract/audit-events.ts'
import { Problem } from '#contract/problems.ts'
import { withCredentials } from '../../scopes/credentials.ts'
import type { Principal } from '../../scopes/principal.ts'
import { inUser, readAsUser, type UserScope } from '../../scopes/user.ts'
import type { Visit } from '../../scopes/visit.ts'
import { forgiveAfterwards, refuseTooMany } from '../sign-in/attempts.ts'
import { checkOwnPassword, lockWithPassword } from '../sign-in/own-password.ts'
import { postSecondFactorMail } from './second-factor-mails.ts'
import { attemptWith, useCode } from './use-code.ts'
import { codeIsMissing, wrongCode } from './wrong-code.ts'

type Proof = {
  readonly password: string
  readonly code?: string | undefined
  /** What the trail calls this, also when the proof failed. */
  readonly action: AuditAction
}

/**
 * Does what takes a proof of who one is: the password and, of those who have a second factor, a code. Both are counted
 * before they are looked at. The password is checked first and by itself, because hashing takes long; the code is used up
 * in the transaction of the work, which begins with another look at the password.
 */
export async function withProof<T>(
  visit: Visit,
  proof: Proof,
  work: (scope: UserScope, of: { readonly hasSecondFactor: boolean }) => Promise<T>,
): Promise<T> {
  const principal = await readAsUser(visit, ({ entered }) => entered())
  if (principal.hasSecondFactor && proof.code === undefined) throw codeIsMissing()
  const verifiedHash = await checkOwnPassword(visit, principal.userId, {
    password: proof.password,
    path: 'password',
  }).catch(async (error: unknown) => {
    if (error instanceof Problem && error.code === 'invalid_input')
      await recordFailure(visit, proof, principal, 'password')
    throw error
  })
  const attempt = attemptWith(proof.code ?? '', principal.userId, visit.ipAddress)
  if (principal.hasSecondFactor) await withCredentials(visit.database, (db) => refuseTooMany(db, attempt))

  const done = await inUser(visit, async (scope) => {
    const { hasSecondFactor } = await lockWithPassword(scope.db, principal.userId, { verifiedHash, path: 'password' })
    // Somebody switched it on meanwhile: this attempt was not counted as one at a code.
    if (hasSecondFactor && !principal.hasSecondFactor) throw codeIsMissing()
    if (hasSecondFactor && !(await passCode(scope, principal, proof.code))) return 'wrong code'
    return { result: await work(scope, { hasSecondFactor }) }
  })
  if (done === 'wrong code') {
    await recordFailure(visit, proof, principal, 'code')
    throw wrongCode()
  }
  if (principal.hasSecondFactor) await forgiveAfterwards(visit, attempt)
  return done.result
}

async function passCode(scope: UserScope, { userId, email, name }: Principal, code = '') {
  const used = await useCode(scope.db, scope.platform, userId, code)
  if (used?.isBackupCode) {
    await scope.record('second_factor.backup_code_used', {
      resource: { type: 'user', id: userId, name: email },
      changes: { left: { new: used.left } },
    })
    await postSecondFactorMail(scope.db, scope.platform, { email, name }, { kind: 'backup_code_used', left: used.left })
  }
  return used !== undefined
}

const recordFailure = (visit: Visit, { action }: Proof, { userId, email }: Principal, reason: 'password' | 'code') =>
  inUser(visit, ({ record }) =>
    record(action, {
      resource: { type: 'user', id: userId, name: email },
      outcome: 'failure',
      changes: { reason: { new: reason } },
    }),
  )
