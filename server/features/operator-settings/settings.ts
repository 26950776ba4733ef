import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { PlatformSettings, settingsChange } from '#contract/operator-settings.ts'
import { Problem } from '#contract/problems.ts'
import type { OperatorDb } from '#database/connection.ts'
import { fieldChanges } from '../../scopes/field-changes.ts'
import type { OperatorRead, OperatorScope } from '../../scopes/operator-scope.ts'

type Change = z.output<typeof settingsChange>

export const getSettings = async ({ db, platform }: OperatorRead): Promise<PlatformSettings> => ({
  ...(await findSettings(db)),
  mail: { mode: platform.mailMode },
})

/** Changes what is named; it is in force at once, because nothing of it is remembered anywhere. */
export async function changeSettings(scope: OperatorScope, wanted: Change): Promise<PlatformSettings> {
  const { db } = scope
  await db.execute(sql`select 1 from tenantry.settings for update`)
  const before = await findSettings(db)
  // Whoever shut this door without a key of their own would stand outside.
  if (wanted.operatorsNeedSecondFactor && !before.operatorsNeedSecondFactor && !(await hasSecondFactor(scope)))
    throw new Problem('second_factor_required')
  const changes = fieldChanges(before, wanted, Object.keys(wanted) as (keyof Change)[])
  if (Object.keys(changes).length) {
    const after = { ...before, ...wanted }
    await db.execute(sql`
      update tenantry.settings
         set product_name = ${after.productName}, organization_noun = ${after.organizationNoun},
             sign_up_mode = ${after.signUpMode}, invitation_lifetime_days = ${after.invitationLifetimeDays},
             invitations_per_day = ${after.invitationsPerDay}, password_minimum = ${after.passwordMinimum},
             operators_need_second_factor = ${after.operatorsNeedSecondFactor}, language = ${after.language},
             updated_at = now()`)
    await scope.record('settings.changed', { resource: { type: 'settings', name: 'Platform settings' }, changes })
    scope.announce({ type: 'settings.changed' })
  }
  return getSettings(scope)
}

async function hasSecondFactor({ db, principal }: OperatorScope): Promise<boolean> {
  const found = await db.execute(sql`select 1 from tenantry.users where id = ${principal.userId} and has_second_factor`)
  return found.length === 1
}

async function findSettings(db: OperatorDb): Promise<Omit<PlatformSettings, 'mail'>> {
  const [row] = await db.execute<Omit<PlatformSettings, 'mail' | 'updatedAt'> & { updatedAt: Date }>(sql`
    select product_name as "productName", organization_noun as "organizationNoun", sign_up_mode as "signUpMode", language,
           invitation_lifetime_days as "invitationLifetimeDays", invitations_per_day as "invitationsPerDay",
           password_minimum as "passwordMinimum", operators_need_second_factor as "operatorsNeedSecondFactor", updated_at as "updatedAt"
      from tenantry.settings`)
  if (!row) throw new Error('The settings are not there.')
  return { ...row, updatedAt: row.updatedAt.toISOString() }
}
