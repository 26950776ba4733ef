import type { Principal } from '../../scopes/principal.ts'
import type { OpenTenant } from './repository.ts'

/** Where a signed-in person lands: null is the plain page of someone who belongs to no organization. A new password comes first. */
export function landingOf(
  principal: Pick<Principal, 'isSuperAdmin' | 'defaultTenantId' | 'mustChangePassword'>,
  open: readonly OpenTenant[],
): string | null {
  if (principal.mustChangePassword) return '/settings/security'
  const [first] = open
  if (!first) return principal.isSuperAdmin ? '/admin' : null
  const chosen = open.length === 1 ? first : open.find(({ tenant }) => tenant.id === principal.defaultTenantId)
  return chosen ? `/o/${chosen.tenant.slug}` : '/select-org'
}
