// The tenant's door: a member at work inside one tenant, with a permission. The database resolves membership, status and
// permissions and pins the tenant in the same trip as the work behind it; refused, nothing is pinned and nothing is seen.
import type { TenantAction } from '#contract/audit-events.ts'
import type { Language } from '#contract/language.ts'
import type { LiveEvent, LiveEventType } from '#contract/live-events.ts'
import type { TenantDb } from '#database/connection.ts'
import type { Platform } from '../platform.ts'
import {
  type Authority,
  admitOrRefuse,
  authorityOf,
  type PinnedTenant,
  type Principal,
  pinnedTenantOf,
  principalOf,
} from './principal.ts'
import { append, type Happening } from './record.ts'
import { type Door, reading, type WritePassage, writing } from './transaction.ts'
import type { Visit } from './visit.ts'

export const tenantRole = 'tenantry_tenant'

export type TenantEntry = {
  readonly principal: Principal
  readonly tenant: PinnedTenant
  readonly authority: Authority
}

export type TenantRead = {
  readonly platform: Platform
  readonly db: TenantDb
  /** Who came in, where, and what they may do. Ask for it beside the data, so that both travel together. */
  entered(): Promise<TenantEntry>
}

/** At work inside one tenant: the only way to change a tenant's rows. */
export type TenantScope = TenantRead &
  TenantEntry & {
    /** For statements whose answer nobody needs: they leave with the commit, in their order, and save a trip. */
    readonly later: TenantDb
    record(action: TenantAction, happening?: Happening): Promise<void>
    announce(type: LiveEventType, userId?: string): void
    /** In which language whoever asks is spoken to. */
    readonly language: Language | undefined
  }

/** Opens the tenant's door for reading. */
export const readInTenant = <T>(
  visit: Visit,
  permission: string,
  work: (scope: TenantRead) => Promise<T>,
): Promise<T> =>
  reading(visit.database, door(visit, permission, false), (passage) =>
    work({ platform: visit.platform, db: passage.as() as TenantDb, entered: passage.entered }),
  )

/** Opens the tenant's door for a change. */
export const inTenant = <T>(visit: Visit, permission: string, work: (scope: TenantScope) => Promise<T>): Promise<T> =>
  writing(visit.database, door(visit, permission, true), visit.platform.live, (passage) =>
    work(tenantScope(visit, passage, passage.entry, passage.atEnd)),
  )

/**
 * What a use case inside a tenant works with, whoever opened the door for it.
 *
 * @param trail where lines of the trail and mails go: to the end of the transaction, when this tenant is pinned until then
 */
export function tenantScope(
  visit: Visit,
  passage: Pick<WritePassage<unknown>, 'as' | 'announce'>,
  entry: TenantEntry,
  trail: WritePassage<unknown>['as'] = passage.as,
): TenantScope {
  const db = passage.as(tenantRole) as TenantDb
  const actor = { id: entry.principal.userId, email: entry.principal.email }
  const later = trail(tenantRole) as TenantDb
  return {
    ...entry,
    platform: visit.platform,
    language: visit.language,
    db,
    later,
    entered: async () => entry,
    record: (action, happening) => append(later, visit, entry.tenant.id, actor, action, happening),
    announce: (type, userId) => {
      const event: LiveEvent = { type, tenantId: entry.tenant.id }
      passage.announce(userId === undefined ? event : { ...event, userId })
    },
  }
}

const door = (visit: Visit, permission: string, isWrite: boolean): Door<TenantEntry> => ({
  pool: visit.database.pool,
  role: tenantRole,
  isWatching: visit.isWatching,
  entry: {
    text: `select * from tenantry.enter($1, 'tenant', $2, $3, $4)`,
    values: [visit.tokenHash ?? '', visit.tenant ?? null, permission === 'any member' ? '' : permission, isWrite],
  },
  admit: (row) => {
    const admitted = admitOrRefuse('tenant', row, permission)
    return {
      principal: principalOf(admitted, visit),
      tenant: pinnedTenantOf(admitted),
      authority: authorityOf(admitted, false),
    }
  },
})
