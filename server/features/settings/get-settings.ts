import type { TenantRead } from '../../scopes/tenant.ts'
import {
  countWithoutSecondFactor,
  findSettings,
  type StoredSettings,
  shownSecurity,
  shownSettings,
} from './repository.ts'

/** The organization's settings, in one round trip. */
export const getSettings = async (scope: TenantRead) => shownSettings(await read(scope))

/** The organization's security policy, likewise. */
export async function getSecuritySettings(scope: TenantRead) {
  const [settings, withoutFactor, { authority }] = await Promise.all([
    read(scope),
    countWithoutSecondFactor(scope.db),
    scope.entered(),
  ])
  // In a small organization a number is a name: it is for whoever decides by it.
  return shownSecurity(settings, authority.permissions.has('tenant.settings.edit') ? withoutFactor : null)
}

async function read(scope: TenantRead): Promise<StoredSettings> {
  const [settings] = await Promise.all([findSettings(scope.db), scope.entered()])
  if (!settings) throw new Error('No tenant is pinned.')
  return settings
}
