import { and, eq, inArray, sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { MemberKind, RoleBadge } from '#contract/shapes.ts'
import type { TenantDb } from '#database/connection.ts'
import { groupMembers } from '#database/schema/group-members.ts'
import { groups } from '#database/schema/groups.ts'
import { membershipRoles } from '#database/schema/membership-roles.ts'
import { memberships } from '#database/schema/memberships.ts'
import type { Page, Sorting } from '../../paging.ts'
import type { EffectiveRole } from '../roles/repository.ts'

export type TeamRow = {
  id: string
  user_id: string
  name: string
  email: string
  kind: MemberKind
  status: 'pending' | 'active' | 'suspended' | 'removed'
  role_ids: string[]
  groups: { id: string; name: string; roleIds: string[] }[] | null
  invitation_id: string | null
  joined_at: Date | null
  last_active_at: Date | null
  created_at: Date
  version: number
  page_key: readonly (string | null)[]
}

const newest: Sorting = { by: sql`m.created_at`, type: 'timestamptz', direction: 'desc', id: sql`m.id` }
const byName: Sorting = {
  by: sql`tenantry.listed_name(m.name, m.email)`,
  type: 'text',
  direction: 'asc',
  id: sql`m.id`,
}
const byEmail: Sorting = { by: sql`m.email`, type: 'text', direction: 'asc', id: sql`m.id` }

export const teamSortings = {
  '-createdAt': newest,
  createdAt: { ...newest, direction: 'asc' },
  name: byName,
  '-name': { ...byName, direction: 'desc' },
  email: byEmail,
  '-email': { ...byEmail, direction: 'desc' },
  '-lastActiveAt': {
    by: sql`m.last_active_at`,
    type: 'timestamptz',
    direction: 'desc',
    isNullable: true,
    id: sql`m.id`,
  },
} as const satisfies Record<string, Sorting>

type Filters = {
  readonly q?: string | undefined
  readonly status?: string | undefined
  readonly kind?: string | undefined
  readonly roleId?: string | undefined
  readonly groupId?: string | undefined
}

/**
 * One page of members, each with the ids of their roles, with groups and the ids of the roles those carry, and pending
 * invitation. The names of roles come once for all (`findRoleBadges`): joined person by person they took half the time.
 */
export const findTeamPage = (db: TenantDb, filters: Filters, page: Page) =>
  db.execute<TeamRow>(sql`
    select m.id, m.user_id, m.name, m.email, m.kind, m.status, m.joined_at, m.last_active_at, m.created_at, m.version,
           m.role_ids, ${page.key} as page_key,
           case when m.group_ids <> '{}' then (
             select json_agg(json_build_object('id', g.id, 'name', g.name, 'roleIds', array(
                 select c.role_id from tenantry.group_roles c where c.tenant_id = g.tenant_id and c.group_id = g.id)) order by g.name)
               from tenantry.groups g where g.tenant_id = m.tenant_id and g.id = any (m.group_ids)) end as groups,
           case m.status when 'pending' then (
             select i.id from tenantry.invitations i
              where i.tenant_id = m.tenant_id and i.membership_id = m.id and i.status in ('pending', 'expired')
              order by i.created_at desc limit 1) end as invitation_id
      from tenantry.memberships m
     where m.status <> 'removed' and ${condition(filters)} and ${page.after} ${page.orderAndLimit}`)

/** Every role that can be held in the pinned tenant, by id. */
export async function findRoleBadges(db: TenantDb): Promise<ReadonlyMap<string, RoleBadge>> {
  const rows = await db.execute<RoleBadge>(sql`select id, name, rank from tenantry.roles`)
  return new Map(rows.map((role) => [role.id, role]))
}

/** The roles a member holds, their groups' included, highest rank first. */
export function rolesOf(
  { role_ids, groups }: Pick<TeamRow, 'role_ids' | 'groups'>,
  badges: ReadonlyMap<string, RoleBadge>,
): RoleBadge[] {
  const ids = groups ? new Set([...role_ids, ...groups.flatMap(({ roleIds }) => roleIds)]) : role_ids
  const held: RoleBadge[] = []
  for (const id of ids) {
    const role = badges.get(id)
    if (role) held.push(role)
  }
  return held.length < 2 ? held : held.sort((one, other) => other.rank - one.rank || (one.name < other.name ? -1 : 1))
}

function condition({ q, status, kind, roleId, groupId }: Filters) {
  return and(
    sql`true`,
    q ? sql`strpos(m.search, tenantry.folded(${q})) > 0` : undefined,
    status ? sql`m.status = ${status}` : undefined,
    kind ? sql`m.kind = ${kind}` : undefined,
    roleId
      ? sql`(m.role_ids @> array[${roleId}]::text[]
          or m.group_ids && array(select c.group_id from tenantry.group_roles c where c.role_id = ${roleId}))`
      : undefined,
    groupId
      ? sql`m.id in (select a.membership_id from tenantry.group_members a where a.group_id = ${groupId})`
      : undefined,
  )
}

export type Member = {
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly kind: MemberKind
  readonly status: 'pending' | 'active' | 'suspended' | 'removed'
  readonly version: number
  /** Highest of the roles held, groups' roles included, read under the tenant's lock. */
  readonly rank: number
  readonly roleIds: readonly string[]
  readonly groupIds: readonly string[]
}

/** Reads a member who has not been removed. Throws `not_found`. */
export async function findMember(db: TenantDb, id: string): Promise<Member> {
  const [row] = await db.execute<{
    id: string
    user_id: string
    name: string
    email: string
    kind: MemberKind
    status: Member['status']
    version: number
    rank: number
    role_ids: string[]
    group_ids: string[]
  }>(sql`
    select m.id, m.user_id, m.name, m.email, m.kind, m.status, m.version, a.rank,
           array(select r.role_id from tenantry.membership_roles r where r.tenant_id = m.tenant_id and r.membership_id = m.id order by 1) as role_ids,
           array(select g.group_id from tenantry.group_members g where g.tenant_id = m.tenant_id and g.membership_id = m.id order by 1) as group_ids
      from tenantry.memberships m cross join lateral tenantry.authority_of_membership(m.tenant_id, m.id) a
     where m.id = ${id} and m.status <> 'removed'`)
  if (!row) throw new Problem('not_found')
  const { user_id, role_ids, group_ids, ...rest } = row
  return { ...rest, userId: user_id, roleIds: role_ids, groupIds: group_ids }
}

/** Replaces what a member holds directly; roles that stay keep who granted them and when. */
export async function replaceRoles(
  db: TenantDb,
  member: { tenantId: string; id: string; roleIds: readonly string[] },
  roles: readonly EffectiveRole[],
  grantedBy: string,
): Promise<void> {
  const added = roles.filter(({ id }) => !member.roleIds.includes(id))
  const gone = member.roleIds.filter((id) => !roles.some((role) => role.id === id))
  const place = { tenantId: member.tenantId, membershipId: member.id, grantedBy }
  const values = added.map((role) => ({ ...place, roleScope: role.scope, roleId: role.id }))
  const { membershipId, roleId } = membershipRoles
  await Promise.all([
    ...(values.length ? [db.insert(membershipRoles).values(values)] : []),
    ...(gone.length ? [db.delete(membershipRoles).where(and(eq(membershipId, member.id), inArray(roleId, gone)))] : []),
  ])
}

export async function replaceGroups(
  db: TenantDb,
  member: { tenantId: string; id: string; groupIds: readonly string[] },
  groupIds: readonly string[],
  addedBy: string,
): Promise<void> {
  const gone = member.groupIds.filter((id) => !groupIds.includes(id))
  const values = groupIds
    .filter((id) => !member.groupIds.includes(id))
    .map((groupId) => ({ tenantId: member.tenantId, membershipId: member.id, groupId, addedBy }))
  const { membershipId, groupId } = groupMembers
  await Promise.all([
    ...(values.length ? [db.insert(groupMembers).values(values)] : []),
    ...(gone.length ? [db.delete(groupMembers).where(and(eq(membershipId, member.id), inArray(groupId, gone)))] : []),
  ])
}

/** What groups are called, for the trail. */
export async function findGroupNames(db: TenantDb, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ id: groups.id, name: groups.name })
    .from(groups)
    .where(inArray(groups.id, [...ids]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Writes the member's own columns and counts the version up. */
export const updateMember = (
  db: TenantDb,
  id: string,
  change: { status?: 'active' | 'suspended' | 'removed'; kind?: MemberKind },
) =>
  db
    .update(memberships)
    .set({
      ...change,
      version: sql`${memberships.version} + 1`,
      updatedAt: sql`now()`,
      ...(change.status === 'removed' && { removedAt: sql`now()` }),
    })
    .where(eq(memberships.id, id))
    .returning({ id: memberships.id, status: memberships.status, version: memberships.version })
