import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Problem } from '#contract/problems.ts'
import type {
  confirmSecondFactor as confirmContract,
  startSecondFactor as startContract,
} from '#contract/second-factor.ts'
import type { IdentityDb } from '#database/connection.ts'
import { withCredentials } from '../../scopes/credentials.ts'
import { renewSession } from '../../scopes/session.ts'
import { inUser, readAsUser, type UserScope } from '../../scopes/user.ts'
import type { Visit } from '../../scopes/visit.ts'
import { enrolment, newSecret } from '../../totp.ts'
import { attemptAt, forgiveAfterwards, refuseTooMany } from '../sign-in/attempts.ts'
import { checkOwnPassword, lockWithPassword } from '../sign-in/own-password.ts'
import { hashBackupCode, newBackupCodes, plainCode } from './backup-codes.ts'
import { postSecondFactorMail } from './second-factor-mails.ts'
import { useFirstCode } from './use-code.ts'
import { wrongCode } from './wrong-code.ts'

/**
 * Offers a secret to whoever gave their password. It is kept sealed and counts for nothing until a code of it came back;
 * asked for again, there is another one. Throws `second_factor_state` to someone who has a second factor: that one is
 * removed first, which takes a code.
 */
export async function startSecondFactor(visit: Visit, { password }: z.output<typeof startContract.input>) {
  const { userId, email } = await readAsUser(visit, ({ entered }) => entered())
  const verifiedHash = await checkOwnPassword(visit, userId, { password, path: 'password' })
  return inUser(visit, async ({ db, platform }) => {
    const { hasSecondFactor } = await lockWithPassword(db, userId, { verifiedHash, path: 'password' })
    if (hasSecondFactor) throw isOn()
    const secret = newSecret()
    const [settings] = await db.execute<{ product_name: string }>(sql`
      with offered as (
        insert into tenantry.second_factors as f (user_id, sealed_secret) values (${userId}, ${platform.vault.seal(secret)})
        on conflict (user_id) do update set sealed_secret = excluded.sealed_secret, last_step = 0, created_at = now()
         where f.confirmed_at is null returning 1)
      select s.product_name from offered, tenantry.settings s`)
    if (!settings) throw isOn()
    return enrolment(secret, { issuer: settings.product_name, account: email })
  })
}

/** Switches it on with a first code. Throws `second_factor_state` when nothing was offered within the hour. */
export async function confirmSecondFactor(visit: Visit, { code }: z.output<typeof confirmContract.input>) {
  const { userId, hasSecondFactor } = await readAsUser(visit, ({ entered }) => entered())
  if (hasSecondFactor) throw isOn()
  const attempt = attemptAt('offered-code', userId, visit.ipAddress)
  await withCredentials(visit.database, (db) => refuseTooMany(db, attempt))
  const backupCodes = await inUser(visit, (scope) => switchOn(scope, visit, plainCode(code)))
  if (!backupCodes) throw wrongCode()
  await forgiveAfterwards(visit, attempt)
  return { backupCodes }
}

/** From here on no session counts that began without it, save the one that asks, under a new token. */
async function switchOn(scope: UserScope, visit: Visit, code: string): Promise<string[] | undefined> {
  const { db, platform, principal } = scope
  const { userId, email, sessionId } = principal
  const happening = { resource: { type: 'user', id: userId, name: email } }
  await db.execute(sql`select 1 from tenantry.users where id = ${userId} for no key update`)
  const outcome = await useFirstCode(db, platform, userId, code)
  if (outcome === 'nothing offered')
    throw new Problem('second_factor_state', { detail: 'Begin again: nothing is waiting for a code.' })
  if (outcome === 'wrong code') {
    await scope.record('second_factor.enabled', { ...happening, outcome: 'failure' })
    return undefined
  }
  const backupCodes = await replaceBackupCodes(db, userId)
  await Promise.all([
    db.execute(sql`delete from tenantry.sessions where user_id = ${userId} and id <> ${sessionId}`),
    db.execute(sql`delete from tenantry.half_sign_ins where user_id = ${userId}`),
    renewSession(db, visit, sessionId),
    postSecondFactorMail(db, platform, principal, { kind: 'second_factor_enabled' }),
    scope.record('second_factor.enabled', happening),
  ])
  scope.announce({ type: 'session.ended', userId })
  scope.announce({ type: 'user.changed', userId })
  return backupCodes
}

/** Makes ten codes, of which only hashes stay; those from before are gone. */
export async function replaceBackupCodes(db: IdentityDb, userId: string): Promise<string[]> {
  const codes = newBackupCodes()
  const hashes = codes.map((each) => hashBackupCode(userId, plainCode(each)))
  await db.execute(sql`delete from tenantry.backup_codes where user_id = ${userId}`)
  await db.execute(sql`
    insert into tenantry.backup_codes (user_id, code_hash) select ${userId}, unnest(${sql.param(hashes)}::text[])`)
  return codes
}

const isOn = () => new Problem('second_factor_state', { detail: 'It is on: remove it first to set up another one.' })
