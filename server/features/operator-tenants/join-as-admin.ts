import { membershipRoles } from '#database/schema/membership-roles.ts'
import { memberships } from '#database/schema/memberships.ts'
import type { TenantScope } from '../../scopes/tenant.ts'

/** Makes the operator an active Tenant Admin of the tenant they have just made. */
export async function joinAsAdmin(scope: TenantScope): Promise<void> {
  const { db, tenant, principal } = scope
  const person = { userId: principal.userId, email: principal.email, name: principal.name }
  const [membership] = await db
    .insert(memberships)
    .values({ tenantId: tenant.id, ...person, status: 'active', joinedAt: new Date() })
    .returning({ id: memberships.id })
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
