// The user's door: whoever is signed in, at work on what is theirs alone (context, account). Statements behind it run as
// the identity role, so they name the user they are about.
import { sql } from 'drizzle-orm'
import type { AuditAction } from '#contract/audit-events.ts'
import type { LiveEvent } from '#contract/live-events.ts'
import type { IdentityDb } from '#database/connection.ts'
import type { Platform } from '../platform.ts'
import { admitOrRefuse, type Principal, principalOf } from './principal.ts'
import { identityRole } from './public.ts'
import { append, type Happening } from './record.ts'
import { type Door, reading, writing } from './transaction.ts'
import type { Visit } from './visit.ts'

export type UserRead = {
  readonly platform: Platform
  readonly db: IdentityDb
  /** `X-Tenant` of the request, not yet checked. */
  readonly statedTenant: string | undefined
  entered(): Promise<Principal>
}

export type UserScope = UserRead & {
  readonly principal: Principal
  record(action: AuditAction, happening?: Happening): Promise<void>
  announce(event: LiveEvent): void
}

/** Opens the user's door for reading: the first statements travel with the question who is asking. */
export const readAsUser = <T>(visit: Visit, work: (scope: UserRead) => Promise<T>): Promise<T> =>
  reading(visit.database, door(visit), (passage) =>
    work({
      platform: visit.platform,
      db: passage.as() as IdentityDb,
      statedTenant: visit.tenant,
      entered: passage.entered,
    }),
  )

/** Opens the user's door for a change. */
export const inUser = <T>(visit: Visit, work: (scope: UserScope) => Promise<T>): Promise<T> =>
  writing(visit.database, door(visit), visit.platform.live, (passage) => {
    const db = passage.as() as IdentityDb
    const principal = passage.entry
    return work({
      platform: visit.platform,
      db,
      statedTenant: visit.tenant,
      entered: passage.entered,
      principal,
      record: (action, happening) =>
        append(passage.atEnd(), visit, null, { id: principal.userId, email: principal.email }, action, happening),
      announce: passage.announce,
    })
  })

const door = (visit: Visit): Door<Principal> => ({
  pool: visit.database.pool,
  role: identityRole,
  isWatching: visit.isWatching,
  entry: { text: `select * from tenantry.enter($1, 'user', null, '', false)`, values: [visit.tokenHash ?? ''] },
  admit: (row) => principalOf(admitOrRefuse('user', row), visit),
})

/** SQL for "the asker", for statements that travel with the door and so are written before anyone knows who asks. */
export const askingUser = sql`(select nullif(current_setting('tenantry.user_id', true), ''))`
