import type { Me } from '#contract/context.ts'

/** Up to where this person's roles reach here. An operator stands above all ranks. */
export function ownRank(me: Me, tenant: string): number {
  const own = me.memberships.find((membership) => membership.tenant.slug === tenant)?.rank
  return me.role === 'superadmin' ? Number.POSITIVE_INFINITY : (own ?? 0)
}

/** An operator may give everything; everyone else what they hold. */
export const holds = (me: Me, permission: string) => me.role === 'superadmin' || me.permissions.includes(permission)
