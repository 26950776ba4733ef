import { and, eq, sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { MemberKind } from '#contract/shapes.ts'
import type { TenantDb } from '#database/connection.ts'
import { membershipRoles } from '#database/schema/membership-roles.ts'
import { memberships } from '#database/schema/memberships.ts'
import { textArray } from '#database/text-array.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { hashToken } from '../../vault.ts'
import type { EffectiveRole } from '../roles/repository.ts'

export type Standing = {
  readonly membershipId: string
  readonly status: 'pending' | 'active' | 'suspended'
  readonly invitationId: string | null
  /** The invitation ran out, by the database's clock. */
  readonly isExpired: boolean
}

/** How this address stands in the tenant; undefined when it is neither member nor invited. */
export async function findStanding(db: TenantDb, email: string): Promise<Standing | undefined> {
  const [row] = await db.execute<{
    id: string
    status: Standing['status']
    invitation_id: string | null
    is_expired: boolean
  }>(sql`
    select m.id, m.status, i.id as invitation_id, coalesce(i.expires_at <= now(), true) as is_expired
      from tenantry.memberships m
      left join tenantry.invitations i on i.tenant_id = m.tenant_id and i.membership_id = m.id and i.status = 'pending'
     where m.email = ${email} and m.status <> 'removed'`)
  return row && { membershipId: row.id, status: row.status, invitationId: row.invitation_id, isExpired: row.is_expired }
}

/** Clears away an invitation that ran out, so that the address can be invited afresh. */
export async function settleExpired({ db }: TenantScope, standing: Standing): Promise<void> {
  await db.execute(sql`
    update tenantry.invitations set status = 'expired', settled_at = now()
     where membership_id = ${standing.membershipId} and status = 'pending'`)
  await db.execute(sql`
    update tenantry.memberships set status = 'removed', removed_at = now(), updated_at = now()
     where id = ${standing.membershipId} and status = 'pending'`)
}

/** How many invitations one address gets in a day, of all organizations together. */
const perRecipientAndDay = 20

/** Counts one invitation or resend of the day, for the tenant and for the address. Throws `invitation_limit`. */
export async function countInvitation(db: TenantDb, tenantId: string, email: string, limit: number): Promise<void> {
  const [row] = await db.execute<{ wait: number }>(sql`
    select greatest(tenantry.count_attempt(${`invitations ${tenantId}`}, ${limit}, 86400),
                    tenantry.count_attempt(${`invited ${hashToken(email)}`}, ${perRecipientAndDay}, 86400)) as wait`)
  if (row && row.wait > 0) throw new Problem('invitation_limit', { retryAfterSeconds: row.wait })
}

/**
 * The membership that grants nothing yet, with what it is to hold, and its invitation. Known user or not, the rows look
 * the same.
 */
export async function insertOffer(
  db: TenantDb,
  { tenant, principal, authority }: Pick<TenantScope, 'tenant' | 'principal' | 'authority'>,
  offer: {
    readonly email: string
    readonly name: string
    readonly kind: MemberKind
    readonly roles: readonly EffectiveRole[]
    readonly groupIds: readonly string[]
    readonly tokenHash: string
    readonly message: string
    readonly invitedByName: string
    readonly lifetimeDays: number
  },
): Promise<{ id: string; membershipId: string; expiresAt: Date }> {
  const scopes = textArray(offer.roles.map(({ scope }) => scope))
  const ids = textArray(offer.roles.map(({ id }) => id))
  const [row] = await db.execute<{ id: string; membership_id: string; expires_at: Date }>(sql`
    with place as (
      insert into tenantry.memberships (tenant_id, user_id, kind, status, email, name)
      values (${tenant.id}, tenantry.ensure_user(${offer.email}, ${offer.name}), ${offer.kind}, 'pending', ${offer.email}, ${offer.name})
      returning tenant_id, id),
    held as (
      insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id, granted_by)
      select p.tenant_id, p.id, r.scope, r.id, ${principal.userId} from place p, unnest(${scopes}, ${ids}) r(scope, id)),
    joined as (
      insert into tenantry.group_members (tenant_id, membership_id, group_id, added_by)
      select p.tenant_id, p.id, g.id, ${principal.userId} from place p, unnest(${textArray(offer.groupIds)}) g(id))
    insert into tenantry.invitations (tenant_id, membership_id, email, token_hash, message, invited_by, invited_by_name, by_operator, expires_at)
    select p.tenant_id, p.id, ${offer.email}, ${offer.tokenHash}, ${offer.message}, ${principal.userId}, ${offer.invitedByName},
           ${authority.isOperator}, now() + make_interval(days => ${offer.lifetimeDays}) from place p
    returning id, membership_id, expires_at`)
  if (!row) throw new Error('The invitation was not written.')
  return { id: row.id, membershipId: row.membership_id, expiresAt: row.expires_at }
}

export type StoredInvitation = {
  readonly id: string
  readonly membershipId: string
  readonly email: string
  readonly message: string
  readonly status: 'pending' | 'accepted' | 'expired' | 'revoked'
  readonly invitedBy: string | null
}

/** Reads an invitation of the tenant. Throws `not_found`. */
export async function findInvitation(db: TenantDb, id: string): Promise<StoredInvitation> {
  const [row] = await db.execute<{
    id: string
    membership_id: string
    email: string
    message: string
    status: StoredInvitation['status']
    invited_by: string | null
  }>(sql`select id, membership_id, email, message, status, invited_by from tenantry.invitations where id = ${id}`)
  if (!row) throw new Problem('not_found')
  return {
    id: row.id,
    membershipId: row.membership_id,
    email: row.email,
    message: row.message,
    status: row.status,
    invitedBy: row.invited_by,
  }
}

/** The roles a membership was given directly. */
export const findRoleIdsOf = async (db: TenantDb, membershipId: string) =>
  (
    await db
      .select({ id: membershipRoles.roleId })
      .from(membershipRoles)
      .where(eq(membershipRoles.membershipId, membershipId))
  ).map(({ id }) => id)

/** Settles a pending invitation; false when it was no longer pending. One that ran out can still be revoked. */
export async function settle(db: TenantDb, id: string, status: 'accepted' | 'revoked'): Promise<boolean> {
  const rows = await db.execute(sql`
    update tenantry.invitations set status = ${status}, settled_at = now()
     where id = ${id} and case ${status} when 'accepted' then status = 'pending' and expires_at > now()
                                         else status in ('pending', 'expired') end
    returning id`)
  return rows.length === 1
}

/**
 * Gives a pending or expired invitation a new token and a new expiry, in the name of whoever sends it now; undefined when
 * it is neither, or when its place was given up meanwhile.
 */
export async function renew(
  db: TenantDb,
  id: string,
  offer: {
    tokenHash: string
    lifetimeDays: number
    invitedBy: string
    invitedByName: string
    byOperator: boolean
  },
): Promise<Date | undefined> {
  const [row] = await db.execute<{ expires_at: Date }>(sql`
    update tenantry.invitations i
       set token_hash = ${offer.tokenHash}, expires_at = now() + make_interval(days => ${offer.lifetimeDays}),
           status = 'pending', settled_at = null, last_sent_at = now(), invited_by = ${offer.invitedBy},
           invited_by_name = ${offer.invitedByName}, by_operator = ${offer.byOperator}
     where i.id = ${id} and i.status in ('pending', 'expired')
       and exists (select 1 from tenantry.memberships m
                    where m.tenant_id = i.tenant_id and m.id = i.membership_id and m.status = 'pending')
    returning i.expires_at`)
  return row?.expires_at
}

/** Moves a membership from pending to active or removed; false when it was not pending. */
export async function leavePending(
  db: TenantDb,
  membershipId: string,
  to: 'active' | 'removed',
  name?: string,
): Promise<boolean> {
  const rows = await db
    .update(memberships)
    .set({
      status: to,
      version: sql`${memberships.version} + 1`,
      updatedAt: sql`now()`,
      ...(to === 'active' ? { joinedAt: sql`now()` } : { removedAt: sql`now()` }),
      ...(name !== undefined && { name }),
    })
    .where(and(eq(memberships.id, membershipId), eq(memberships.status, 'pending')))
    .returning({ id: memberships.id })
  return rows.length === 1
}

/** Revokes whatever is pending for a membership that goes. */
export async function settlePendingOf(db: TenantDb, membershipId: string): Promise<void> {
  await db.execute(sql`
    update tenantry.invitations set status = 'revoked', settled_at = now()
     where membership_id = ${membershipId} and status = 'pending'`)
}

/** Revokes what a member has offered and nobody accepted yet; offers they made as operator stand. */
export const revokeSentBy = (db: TenantDb, userId: string) =>
  db.execute<{ id: string; email: string }>(sql`
    with revoked as (
      update tenantry.invitations set status = 'revoked', settled_at = now()
       where invited_by = ${userId} and status = 'pending' and not by_operator
      returning id, membership_id, email),
    gone as (
      update tenantry.memberships set status = 'removed', version = version + 1, removed_at = now(), updated_at = now()
       where id in (select membership_id from revoked) and status = 'pending')
    select id, email from revoked`)
