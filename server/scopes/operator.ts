// THE BYPASS: the one file that opens more than one tenant. Superadmin is read live, in the transaction of the work.
import type { OperatorDb, TenantDb } from '#database/connection.ts'
import { admitOperator, entryOf, type OperatorRead, type OperatorScope, operatorScope } from './operator-scope.ts'
import { type TenantEntry, type TenantRead, type TenantScope, tenantRole, tenantScope } from './tenant.ts'
import { type Door, reading, writing } from './transaction.ts'
import type { Visit } from './visit.ts'

const operatorRole = 'tenantry_operator'

const door = (visit: Visit, tenantId: string | null): Door<TenantEntry> => ({
  pool: visit.database.operatorPool,
  role: tenantId === null ? operatorRole : tenantRole,
  isWatching: visit.isWatching,
  entry: entryOf(visit, tenantId),
  admit: (row) => admitOperator(visit, tenantId, row),
})

/** Across tenants, to read. */
export const readAsOperator = <T>(visit: Visit, work: (scope: OperatorRead) => Promise<T>) =>
  reading(visit.database, door(visit, null), ({ as, entered }) =>
    work({ platform: visit.platform, db: as() as OperatorDb, entered }),
  )

/** Across tenants, to change; `inTenant` steps into one of them within the same transaction. */
export const inOperator = <T>(visit: Visit, work: (scope: OperatorScope) => Promise<T>) =>
  writing(visit.database, door(visit, null), visit.platform.live, (way) => work(operatorScope(visit, way)))

/** Inside one tenant, to read, with the tenant's own role. */
export const readInTenantAsOperator = <T>(visit: Visit, id: string, work: (scope: TenantRead) => Promise<T>) =>
  reading(visit.database, door(visit, id), ({ as, entered }) =>
    work({ platform: visit.platform, db: as() as TenantDb, entered }),
  )

/** Inside one tenant, to change, with the tenant's own role. */
export const inTenantAsOperator = <T>(visit: Visit, id: string, work: (scope: TenantScope) => Promise<T>) =>
  writing(visit.database, door(visit, id), visit.platform.live, (way) =>
    work(tenantScope(visit, way, way.entry, way.atEnd)),
  )
