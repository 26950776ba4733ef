// The invitee's door: whoever holds the link of a pending invitation. The token's hash finds the invitation and pins its
// tenant; every bad token is the same "not found". Credentials are written as the identity role in the same transaction.

import { sql } from 'drizzle-orm'
import type { TenantAction } from '#contract/audit-events.ts'
import type { LiveEventType } from '#contract/live-events.ts'
import { Problem } from '#contract/problems.ts'
import type { IdentityDb, TenantDb } from '#database/connection.ts'
import type { Platform } from '../platform.ts'
import { hashToken } from '../vault.ts'
import { identityRole } from './public.ts'
import { append, type Happening } from './record.ts'
import { startSession } from './session.ts'
import { tenantRole } from './tenant.ts'
import { type Door, reading, writing } from './transaction.ts'
import type { Visit } from './visit.ts'

export type OpenInvitation = {
  readonly id: string
  readonly tenant: {
    readonly id: string
    readonly slug: string
    readonly name: string
    readonly logoUrl: string | null
  }
  readonly membershipId: string
  readonly userId: string
  readonly email: string
  readonly invitedName: string
  readonly kind: 'team' | 'creator' | 'contractor' | 'vendor'
  readonly invitedBy: string | null
  readonly invitedByName: string
  readonly byOperator: boolean
  readonly message: string
  readonly expiresAt: Date
  readonly hasAccount: boolean
}

export type InviteeRead = { readonly platform: Platform; readonly db: TenantDb; entered(): Promise<OpenInvitation> }

export type InviteeScope = InviteeRead & {
  readonly invitation: OpenInvitation
  /** Users and credentials, in the same transaction. */
  readonly identity: IdentityDb
  /** Hash of the session token this browser came with. */
  readonly tokenHash: string | undefined
  record(action: TenantAction, actor: { id: string; email: string }, happening?: Happening): Promise<void>
  /** Signs this browser in, with its line in the platform's trail. */
  signIn(userId: string): Promise<void>
  /** Looks again, under the locks held by now, whether the link still opens what it opened. Throws `not_found`. */
  lookAgain(): Promise<void>
  announce(type: LiveEventType, userId?: string): void
}

/** Opens the invitee's door for reading. */
export const readAsInvitee = <T>(visit: Visit, token: string, work: (scope: InviteeRead) => Promise<T>): Promise<T> =>
  reading(visit.database, door(visit, token), (passage) =>
    work({ platform: visit.platform, db: passage.as() as TenantDb, entered: passage.entered }),
  )

/** Opens the invitee's door for a change. */
export const inInvitee = <T>(visit: Visit, token: string, work: (scope: InviteeScope) => Promise<T>): Promise<T> =>
  writing(visit.database, door(visit, token), visit.platform.live, (passage) => {
    const db = passage.as() as TenantDb
    const identity = passage.as(identityRole) as IdentityDb
    const invitation = passage.entry
    return work({
      platform: visit.platform,
      db,
      identity,
      invitation,
      entered: passage.entered,
      tokenHash: visit.tokenHash,
      record: (action, actor, happening) =>
        append(passage.atEnd(), visit, invitation.tenant.id, actor, action, happening),
      signIn: (userId) => startSession({ db: identity, trail: passage.atEnd(identityRole) }, visit, userId),
      async lookAgain() {
        const found = await db.execute(sql`select 1 from tenantry.enter_invitation(${hashToken(token)})`)
        if (found.length === 0) throw new Problem('not_found')
      },
      announce: (type, userId) => {
        const event = { type, tenantId: invitation.tenant.id }
        passage.announce(userId === undefined ? event : { ...event, userId })
      },
    })
  })

const door = (visit: Visit, token: string): Door<OpenInvitation> => ({
  pool: visit.database.pool,
  role: tenantRole,
  entry: { text: 'select * from tenantry.enter_invitation($1)', values: [hashToken(token)] },
  admit: (row) => {
    if (!row) throw new Problem('not_found')
    return openInvitationOf(row)
  },
})

const openInvitationOf = (row: Record<string, unknown>): OpenInvitation => ({
  id: String(row.invitation_id),
  tenant: {
    id: String(row.tenant_id),
    slug: String(row.tenant_slug),
    name: String(row.tenant_name),
    logoUrl: row.tenant_logo_url === null ? null : String(row.tenant_logo_url),
  },
  membershipId: String(row.membership_id),
  userId: String(row.user_id),
  email: String(row.email),
  invitedName: String(row.invited_name),
  kind: row.kind as OpenInvitation['kind'],
  invitedBy: row.invited_by === null ? null : String(row.invited_by),
  invitedByName: String(row.invited_by_name),
  byOperator: row.by_operator === true,
  message: String(row.message),
  expiresAt: row.expires_at instanceof Date ? row.expires_at : new Date(String(row.expires_at)),
  hasAccount: row.has_account === true,
})
