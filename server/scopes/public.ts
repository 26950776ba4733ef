// The public door: nobody is asked who they are. Behind it lie users, sessions and credentials, no tenant's rows.
import type { AuditAction } from '#contract/audit-events.ts'
import type { LiveEvent } from '#contract/live-events.ts'
import type { IdentityDb } from '#database/connection.ts'
import type { Platform } from '../platform.ts'
import { append, type Happening } from './record.ts'
import { endHalfSignIn, startHalfSignIn, startSession } from './session.ts'
import { writing } from './transaction.ts'
import type { Visit } from './visit.ts'

export type PublicScope = {
  readonly platform: Platform
  readonly db: IdentityDb
  readonly request: Pick<Visit, 'ipAddress' | 'userAgent' | 'requestId'>
  /** Writes the trail in this transaction. */
  record(action: AuditAction, actor: { id: string | null; email: string | null }, happening?: Happening): Promise<void>
  /**
   * Signs this browser in, with its line in the trail; the answer carries the cookie. Throws for someone with a second
   * factor that was not used.
   */
  signIn(userId: string, by?: { readonly withSecondFactor: true }): Promise<void>
  /** Lets this browser go on to the second factor; the answer carries a cookie that opens nothing else. */
  signInByHalf(userId: string, passwordDigest: string): Promise<void>
  /** Ends what this browser began and did not finish; false when there is nothing. */
  endHalfSignIn(): Promise<boolean>
  announce(event: LiveEvent): void
}

export const identityRole = 'tenantry_identity'

/** Opens the public door. */
export const inPublic = <T>(visit: Visit, work: (scope: PublicScope) => Promise<T>): Promise<T> =>
  writing(
    visit.database,
    { pool: visit.database.pool, role: identityRole, entry: { text: 'select 1' }, admit: () => undefined },
    visit.platform.live,
    (passage) => {
      const db = passage.as() as IdentityDb
      return work({
        platform: visit.platform,
        db,
        request: visit,
        record: (action, actor, happening) => append(passage.atEnd(), visit, null, actor, action, happening),
        signIn: (userId, by) => startSession({ db, trail: passage.atEnd() }, visit, userId, by),
        signInByHalf: (userId, passwordDigest) => startHalfSignIn(db, visit, { userId, passwordDigest }),
        endHalfSignIn: () => endHalfSignIn(db, visit),
        announce: passage.announce,
      })
    },
  )

/** The same for work of the process itself, which came with no request. */
export const inPublicFor = <T>(
  of: Pick<Visit, 'database' | 'platform'>,
  work: (scope: PublicScope) => Promise<T>,
): Promise<T> =>
  inPublic(
    {
      ...of,
      tokenHash: undefined,
      tenant: undefined,
      requestId: '',
      address: 'process',
      ipAddress: null,
      userAgent: null,
      leaves: {},
    },
    work,
  )
