import { sql } from 'drizzle-orm'
import type { MemberKind, RoleBadge } from '#contract/shapes.ts'
import type { TenantDb } from '#database/connection.ts'
import { textArray } from '#database/text-array.ts'
import type { EffectiveRole } from '../roles/repository.ts'

/** Someone a bulk change is asked for, with what the rules and the preview need to know. */
export type Candidate = {
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly kind: MemberKind
  readonly status: 'pending' | 'active' | 'suspended'
  readonly rank: number
  /** Held directly. */
  readonly roleIds: readonly string[]
  readonly groupRoleIds: readonly string[]
  readonly isSignedIn: boolean
  /** A Tenant Admin who can act. */
  readonly isAdmin: boolean
}

/** Those of these members who are not removed, by id. One statement. */
export async function findCandidates(db: TenantDb, ids: readonly string[]): Promise<ReadonlyMap<string, Candidate>> {
  const rows = await db.execute<Candidate>(sql`
    with people as materialized (
      select m.* from tenantry.memberships m where m.id = any (${textArray(ids)}) and m.status <> 'removed'),
    signed_in as materialized (
      select distinct s.membership_id from tenantry.sessions_of_members(${textArray(ids)}) s)
    select m.id, m.user_id as "userId", m.name, m.email, m.kind, m.status,
           coalesce((select max(r.rank) from tenantry.roles r where r.id = any (own.ids || carried.ids)), 0) as rank,
           own.ids as "roleIds", carried.ids as "groupRoleIds",
           exists (select 1 from signed_in s where s.membership_id = m.id) as "isSignedIn",
           m.id in (select tenantry.tenant_admins()) as "isAdmin"
      from people m
      cross join lateral (select array(
        select a.role_id from tenantry.membership_roles a where a.tenant_id = m.tenant_id and a.membership_id = m.id) as ids) own
      cross join lateral (select array(
        select distinct c.role_id from tenantry.group_members x
          join tenantry.group_roles c on c.tenant_id = x.tenant_id and c.group_id = x.group_id
         where x.tenant_id = m.tenant_id and x.membership_id = m.id) as ids) carried`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** What all roles that these members hold, directly or through groups, give; with further roles. By id. */
export async function findRolesAround(
  db: TenantDb,
  ids: readonly string[],
  further: readonly string[],
): Promise<ReadonlyMap<string, EffectiveRole>> {
  const rows = await db.execute<Omit<EffectiveRole, 'id' | 'scope'> & { role_id: string; role_scope: string }>(sql`
    select a.* from tenantry.authority_of_roles(array(
      select r.role_id from tenantry.membership_roles r where r.membership_id = any (${textArray(ids)})
      union select c.role_id from tenantry.group_members x
        join tenantry.group_roles c on c.tenant_id = x.tenant_id and c.group_id = x.group_id
       where x.membership_id = any (${textArray(ids)})
      union select unnest(${textArray(further)}))) a`)
  return new Map(rows.map(({ role_id, role_scope, ...role }) => [role_id, { ...role, id: role_id, scope: role_scope }]))
}

/** How many Tenant Admins can act. */
export async function countAdmins(db: TenantDb): Promise<number> {
  const [row] = await db.execute<{ admins: number }>(sql`
    select count(*)::integer as admins from tenantry.tenant_admins()`)
  return row?.admins ?? 0
}

/** The roles with these ids as badges, highest rank first. */
export const badgesOf = (roles: ReadonlyMap<string, EffectiveRole>, ids: readonly string[]): RoleBadge[] =>
  [...new Set(ids)]
    .flatMap((id) => roles.get(id) ?? [])
    .map(({ id, name, rank }) => ({ id, name, rank }))
    .sort((one, other) => other.rank - one.rank || (one.name < other.name ? -1 : 1))
