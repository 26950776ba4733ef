import type { Me } from '#contract/context.ts'
import { Problem } from '#contract/problems.ts'
import { askingUser, type UserRead } from '../../scopes/user.ts'
import { findOpenTenants } from './repository.ts'
import { suspendedTenant } from './suspended-tenant.ts'

/** Who is signed in, where and with what rights, in one round trip. A stated tenant that is not theirs is not found; why is asked only then. */
export async function getMe(scope: UserRead): Promise<Me> {
  const [principal, open] = await Promise.all([scope.entered(), findOpenTenants(scope.db, askingUser)])
  const wanted = scope.statedTenant ?? principal.currentTenantId
  const active =
    open.find(({ tenant }) => tenant.id === wanted || tenant.slug === wanted) ??
    (open.length === 1 ? open[0] : undefined)
  const isStated = active && (active.tenant.id === scope.statedTenant || active.tenant.slug === scope.statedTenant)
  if (scope.statedTenant !== undefined && !isStated)
    throw new Problem((await suspendedTenant(scope.db, scope.statedTenant)) ? 'tenant_suspended' : 'not_found')

  return {
    user: {
      id: principal.userId,
      email: principal.email,
      name: principal.name,
      avatarUrl: principal.avatarUrl,
      isSuperAdmin: principal.isSuperAdmin,
    },
    role: principal.isSuperAdmin ? 'superadmin' : null,
    activeTenant: active?.tenant ?? null,
    tenantChain: active ? [active.tenant] : [],
    memberships: open.map(({ membershipId, tenant, kind, roles, rank, lastActiveAt }) => ({
      id: membershipId,
      tenant,
      kind,
      roles: [...roles],
      rank,
      isDefault: tenant.id === principal.defaultTenantId,
      lastActiveAt: lastActiveAt?.toISOString() ?? null,
    })),
    permissions: [...(active?.permissions ?? [])],
    impersonator: null,
    mustChangePassword: principal.mustChangePassword,
    secondFactor: {
      isEnabled: principal.hasSecondFactor,
      isRequired: principal.operatorsNeedSecondFactor || open.some((each) => each.secondFactorRequired),
    },
    debug: scope.platform.isDebug,
  }
}
