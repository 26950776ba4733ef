import { sql } from 'drizzle-orm'
import type { MemberKind } from '#contract/shapes.ts'
import type { TenantRead } from '../../scopes/tenant.ts'
import { refusalToGive } from '../roles/giving-rules.ts'

/** The roles of this tenant and the predefined ones, highest rank first, each with whether the asker may give it. */
export async function listRoles(scope: TenantRead) {
  const [rows, { authority }] = await Promise.all([
    scope.db.execute<{
      role_id: string
      role_scope: string
      name: string
      kind: MemberKind
      rank: number
      permissions: string[]
      description: string
      members: number
    }>(sql`
      select a.*, r.description, (
          select count(distinct m.id)::integer from tenantry.membership_roles mr
            join tenantry.memberships m on m.tenant_id = mr.tenant_id and m.id = mr.membership_id and m.status in ('active', 'suspended')
           where mr.role_id = r.id) as members
        from tenantry.authority_of_roles(array(select id from tenantry.roles)) a
        join tenantry.roles r on r.scope = a.role_scope and r.id = a.role_id
       order by r.rank desc, r.name`),
    scope.entered(),
  ])
  return {
    items: rows.map((row) => ({
      id: row.role_id,
      name: row.name,
      rank: row.rank,
      description: row.description,
      kind: row.kind,
      isPredefined: row.role_scope === '',
      members: row.members,
      isGivable: refusalToGive(authority, row) === undefined,
    })),
  }
}
