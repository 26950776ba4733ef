import { credentialsPage } from '#contract/authentication.ts'
import type { Principal } from '../../scopes/principal.ts'
import type { OpenTenant } from './repository.ts'

/**
 * Where a signed-in person lands: null is the plain page of someone who belongs to no organization. A new password comes
 * first, and a second factor where the place they would come to asks for one.
 */
export function landingOf(
  principal: Pick<
    Principal,
    'isSuperAdmin' | 'defaultTenantId' | 'mustChangePassword' | 'hasSecondFactor' | 'operatorsNeedSecondFactor'
  >,
  open: readonly OpenTenant[],
): string | null {
  if (principal.mustChangePassword) return credentialsPage
  const lacksFactor = !principal.hasSecondFactor
  const [first] = open
  if (!first && principal.isSuperAdmin)
    return lacksFactor && principal.operatorsNeedSecondFactor ? credentialsPage : '/admin'
  if (!first) return null
  const chosen = open.length === 1 ? first : open.find(({ tenant }) => tenant.id === principal.defaultTenantId)
  if (!chosen) return '/select-org'
  return lacksFactor && chosen.secondFactorRequired ? credentialsPage : `/o/${chosen.tenant.slug}`
}
