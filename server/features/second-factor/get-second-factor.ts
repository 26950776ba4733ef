import { sql } from 'drizzle-orm'
import { askingUser, type UserRead } from '../../scopes/user.ts'
import { findOpenTenants } from '../context/repository.ts'

type Row = { confirmed_at: Date; left: number }

/** Whether signing in takes a second factor, and who wants it to. An offer that no code has answered does not count. */
export async function getSecondFactor(scope: UserRead) {
  const [[row], open, principal] = await Promise.all([
    scope.db.execute<Row>(sql`
      select f.confirmed_at, (select count(*)::integer from tenantry.backup_codes c
                               where c.user_id = f.user_id and c.used_at is null) as left
        from tenantry.second_factors f where f.user_id = ${askingUser} and f.confirmed_at is not null`),
    findOpenTenants(scope.db, askingUser),
    scope.entered(),
  ])
  return {
    isEnabled: row !== undefined,
    enabledAt: row?.confirmed_at.toISOString() ?? null,
    backupCodesLeft: row?.left ?? 0,
    isRequiredBy: [
      ...(principal.operatorsNeedSecondFactor ? ['platform'] : []),
      ...open.filter((each) => each.secondFactorRequired).map(({ tenant }) => tenant.name),
    ],
  }
}
