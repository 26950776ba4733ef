import type { TenantRead } from '../../scopes/tenant.ts'
import { findSettings, type StoredSettings, shownSecurity, shownSettings } from './repository.ts'

/** The organization's settings, in one round trip. */
export const getSettings = async (scope: TenantRead) => shownSettings(await read(scope))

/** The organization's security policy, likewise. */
export const getSecuritySettings = async (scope: TenantRead) => shownSecurity(await read(scope))

async function read(scope: TenantRead): Promise<StoredSettings> {
  const [settings] = await Promise.all([findSettings(scope.db), scope.entered()])
  if (!settings) throw new Error('No tenant is pinned.')
  return settings
}
