import { sql } from 'drizzle-orm'
import { membershipRoles } from '#database/schema/membership-roles.ts'
import type { TenantScope } from '../../scopes/tenant.ts'

/** Makes the operator an active Tenant Admin of the tenant they have just made. */
export async function joinAsAdmin(scope: TenantScope): Promise<void> {
  const { db, tenant, principal } = scope
  const [membership] = await db.execute<{ id: string }>(sql`
    insert into tenantry.memberships (tenant_id, user_id, email, name, status, joined_at)
    values (${tenant.id}, ${principal.userId}, ${principal.email}, ${principal.name}, 'active', now()) returning id`)
  if (!membership) throw new Error('The membership was not written.')
  await db.insert(membershipRoles).values({
    tenantId: tenant.id,
    membershipId: membership.id,
    roleScope: '',
    roleId: 'rol_tenant_admin',
    grantedBy: principal.userId,
  })
  await scope.record('membership.created', {
    resource: { type: 'membership', id: membership.id, name: principal.email },
    changes: { status: { new: 'active' }, roles: { new: ['Tenant Admin'] } },
  })
  scope.announce('membership.changed', principal.userId)
}
