// THE BYPASS: the one file that opens more than one tenant. Superadmin is read live, in the transaction of the work.
import type { OperatorDb } from '#database/connection.ts'
import { type OperatorRead, type OperatorScope, operatorEntryOf, operatorScope } from './operator-scope.ts'
import { type TenantRead, type TenantScope, tenantRole, tenantScope } from './tenant.ts'
import { type Door, reading, writing } from './transaction.ts'
import type { Visit } from './visit.ts'

const door = (visit: Visit, tenantId: string | null): Door<ReturnType<typeof operatorEntryOf>> => ({
  pool: visit.database.operatorPool,
  role: tenantId === null ? 'tenantry_operator' : tenantRole,
  entry: {
    text: `select * from tenantry.enter($1, 'operator', $2, '', true)`,
    values: [visit.tokenHash ?? '', tenantId],
  },
  admit: operatorEntryOf,
})

/** Across tenants, to read. */
export const readAsOperator = <T>(visit: Visit, work: (scope: OperatorRead) => Promise<T>): Promise<T> =>
  reading(visit.database, door(visit, null), (passage) =>
    work({ platform: visit.platform, db: passage.as() as OperatorDb, entered: passage.entered }),
  )

/** Across tenants, to change; `inTenant` steps into one of them within the same transaction. */
export const inOperator = <T>(visit: Visit, work: (scope: OperatorScope) => Promise<T>): Promise<T> =>
  writing(visit.database, door(visit, null), visit.platform.live, (passage) =>
    work(operatorScope(visit, passage, passage.as() as OperatorDb)),
  )

/** Inside one tenant, to read, with the tenant's own role. */
export const readInTenantAsOperator = <T>(
  visit: Visit,
  tenantId: string,
  work: (scope: TenantRead) => Promise<T>,
): Promise<T> =>
  reading(visit.database, door(visit, tenantId), (passage) =>
    work({ platform: visit.platform, db: passage.as() as TenantRead['db'], entered: passage.entered }),
  )

/** Inside one tenant, to change, with the tenant's own role. */
export const inTenantAsOperator = <T>(
  visit: Visit,
  tenantId: string,
  work: (scope: TenantScope) => Promise<T>,
): Promise<T> =>
  writing(visit.database, door(visit, tenantId), visit.platform.live, (passage) =>
    work(tenantScope(visit, passage, passage.entry)),
  )
