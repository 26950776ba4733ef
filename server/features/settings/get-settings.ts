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
  const [settings, withoutFactor] = await Promise.all([read(scope), countWithoutSecondFactor(scope.db)])
  return shownSecurity(settings, withoutFactor)
}

async function read(scope: TenantRead): Promise<StoredSettings> {
  const [settings] = await Promise.all([findSettings(scope.db), scope.entered()])
  if (!settings) throw new Error('No tenant is pinned.')
  return settings
}
