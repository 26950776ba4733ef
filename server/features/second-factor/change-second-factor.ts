import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Problem } from '#contract/problems.ts'
import type {
  removeSecondFactor as removeContract,
  renewBackupCodes as renewContract,
} from '#contract/second-factor.ts'
import type { Visit } from '../../scopes/visit.ts'
import { replaceBackupCodes } from './enable-second-factor.ts'
import { postSecondFactorMail } from './second-factor-mails.ts'
import { withProof } from './with-proof.ts'

/** Ten new backup codes; those from before are void. Throws `second_factor_state` to someone without a second factor. */
export function renewBackupCodes(visit: Visit, proof: z.output<typeof renewContract.input>) {
  const action = 'second_factor.backup_codes_renewed'
  return withProof(visit, { ...proof, action }, async ({ db, platform, principal, record }, { hasSecondFactor }) => {
    if (!hasSecondFactor) throw isOff()
    const backupCodes = await replaceBackupCodes(db, principal.userId)
    await postSecondFactorMail(db, platform, principal, { kind: 'backup_codes_renewed' })
    await record(action, { resource: { type: 'user', id: principal.userId, name: principal.email } })
    return { backupCodes }
  })
}

/**
 * Switches it off. Whoever requires it asks for a new one at their door; nobody is kept from changing devices. Throws
 * `second_factor_state` to someone without a second factor.
 */
export function removeSecondFactor(visit: Visit, proof: z.output<typeof removeContract.input>) {
  const action = 'second_factor.removed'
  return withProof(visit, { ...proof, action }, async (scope, { hasSecondFactor }) => {
    if (!hasSecondFactor) throw isOff()
    const { db, platform, principal } = scope
    const { userId, email } = principal
    await db.execute(sql`delete from tenantry.second_factors where user_id = ${userId}`)
    await db.execute(sql`delete from tenantry.half_sign_ins where user_id = ${userId}`)
    await postSecondFactorMail(db, platform, principal, { kind: 'second_factor_removed' })
    await scope.record(action, { resource: { type: 'user', id: userId, name: email } })
    scope.announce({ type: 'user.changed', userId })
    return { done: true as const }
  })
}

const isOff = () => new Problem('second_factor_state', { detail: 'There is no second factor.' })
