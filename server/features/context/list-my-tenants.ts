import { askingUser, type UserRead } from '../../scopes/user.ts'
import { findOpenTenants } from './repository.ts'

/** What the picker lists: exactly the organizations this person can open, last used first. */
export async function listMyTenants(scope: UserRead) {
  const [principal, open] = await Promise.all([scope.entered(), findOpenTenants(scope.db, askingUser)])
  return {
    items: open.map(({ tenant: { id, slug, name, logoUrl }, kind, roles, lastActiveAt }) => ({
      id,
      slug,
      name,
      logoUrl,
      kind,
      roles: [...roles],
      isDefault: id === principal.defaultTenantId,
      lastActiveAt,
    })),
  }
}
