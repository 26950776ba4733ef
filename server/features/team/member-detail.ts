import { sql } from 'drizzle-orm'
import type { MemberDetail } from '#contract/team.ts'
import type { TenantDb } from '#database/connection.ts'

type Given = { role: MemberDetail['grants'][number]['role']; by: string | null; at: string }

export type DetailRow = {
  id: string
  user_id: string
  name: string
  email: string
  kind: MemberDetail['kind']
  status: MemberDetail['status']
  version: number
  joined_at: Date | null
  last_active_at: Date | null
  removed_at: Date | null
  created_at: Date
  is_last_admin: boolean
  has_second_factor: boolean | null
  grants: (Given & { group: { id: string; name: string } | null })[]
  groups: { id: string; name: string }[]
  invitation: {
    id: string
    status: 'pending' | 'accepted' | 'expired' | 'revoked'
    invited_by_name: string
    message: string
    created_at: string
    last_sent_at: string
    expires_at: string
  } | null
}

/** A member with all that is shown of one; who gave a role is named as the tenant knows them, operators by nothing. */
export const findMemberDetail = async (db: TenantDb, id: string) =>
  (
    await db.execute<DetailRow>(sql`
      select m.id, m.user_id, m.name, m.email, m.kind, m.status, m.version, m.joined_at, m.last_active_at, m.removed_at, m.created_at,
             array(select tenantry.tenant_admins()) = array[m.id] as is_last_admin,
             tenantry.has_second_factor(m.id) as has_second_factor,
             coalesce((select jsonb_agg(g.item order by g.rank desc, g.name) from (${grants}) g), '[]') as grants,
             coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by g.name)
               from tenantry.group_members x join tenantry.groups g on g.tenant_id = x.tenant_id and g.id = x.group_id
              where x.tenant_id = m.tenant_id and x.membership_id = m.id), '[]') as groups,
             (select jsonb_build_object('id', i.id, 'invited_by_name', i.invited_by_name, 'message', i.message,
                       'status', case when i.status = 'pending' and i.expires_at <= now() then 'expired' else i.status end,
                       'created_at', ${iso(sql`i.created_at`)}, 'last_sent_at', ${iso(sql`i.last_sent_at`)}, 'expires_at', ${iso(sql`i.expires_at`)})
                from tenantry.invitations i where i.tenant_id = m.tenant_id and i.membership_id = m.id
               order by i.created_at desc limit 1) as invitation
        from tenantry.memberships m where m.id = ${id}`)
  )[0]

/** The way times travel within JSON. */
function iso(column: ReturnType<typeof sql>) {
  return sql`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

const nameOf = (user: ReturnType<typeof sql>) => sql`(
  select coalesce(nullif(b.name, ''), b.email) from tenantry.memberships b
   where b.tenant_id = m.tenant_id and b.user_id = ${user} order by b.created_at desc limit 1)`

const roleOf = sql`jsonb_build_object('id', r.id, 'name', r.name, 'rank', r.rank, 'isPredefined', r.tenant_id is null)`

/** Roles held directly, and those that groups carry since the member is in them. */
const grants = sql`
  select r.rank, r.name, jsonb_build_object('role', ${roleOf}, 'group', null,
           'by', ${nameOf(sql`a.granted_by`)}, 'at', ${iso(sql`a.granted_at`)}) as item
    from tenantry.membership_roles a join tenantry.roles r on r.scope = a.role_scope and r.id = a.role_id
   where a.tenant_id = m.tenant_id and a.membership_id = m.id
  union all
  select r.rank, r.name, jsonb_build_object('role', ${roleOf}, 'group', jsonb_build_object('id', g.id, 'name', g.name),
           'by', ${nameOf(sql`x.added_by`)}, 'at', ${iso(sql`greatest(x.added_at, c.granted_at)`)})
    from tenantry.group_members x
    join tenantry.groups g on g.tenant_id = x.tenant_id and g.id = x.group_id
    join tenantry.group_roles c on c.tenant_id = g.tenant_id and c.group_id = g.id
    join tenantry.roles r on r.scope = c.role_scope and r.id = c.role_id
   where x.tenant_id = m.tenant_id and x.membership_id = m.id`

export type SessionRow = {
  membership_id: string
  id: string
  user_agent: string | null
  ip_address: string | null
  created_at: Date
  last_used_at: Date
}

/** Sessions in use in this tenant, of these members. */
export const findSessions = (db: TenantDb, membershipIds: readonly string[]) =>
  db.execute<SessionRow>(sql`
    select * from tenantry.sessions_of_members(${sql.param([...membershipIds])}::text[])`)
