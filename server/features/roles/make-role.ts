import { Problem } from '#contract/problems.ts'
import type { MemberKind } from '#contract/shapes.ts'
import type { Authority } from '../../scopes/principal.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { type EffectiveRole, findRoles } from './repository.ts'
import { checkName, checkPermissionsExist, checkRoleChange, findParent } from './role-rules.ts'
import { insertGrants, insertRole } from './role-writes.ts'

type NewRole = {
  readonly name: string
  readonly description: string
  readonly rank?: number | undefined
  readonly kind?: MemberKind
  readonly permissions: readonly string[]
  readonly parentRoleId?: string | null | undefined
}

const usualRank = 100

/** Writes a role, not yet asking who may. */
export async function writeNewRole(
  { db, tenant, principal }: TenantScope,
  authority: Authority,
  role: NewRole,
): Promise<{ made: EffectiveRole; parent: EffectiveRole | undefined }> {
  const parent = await findParent(db, role.parentRoleId)
  await checkPermissionsExist(db, role.permissions)
  await checkName(db, role.name)
  const id = await insertRole(db, {
    tenantId: tenant.id,
    name: role.name,
    description: role.description,
    rank: role.rank ?? Math.min(usualRank, authority.rank),
    kind: role.kind ?? 'team',
    parent: parent ?? null,
    createdBy: principal.userId,
  })
  await insertGrants(db, { tenantId: tenant.id, id }, role.permissions, principal.userId)
  const [made] = await findRoles(db, [id])
  if (!made) throw new Problem('not_found')
  return { made, parent }
}

/** Makes a role out of what its maker holds, and writes it down. */
export async function makeRole(scope: TenantScope, authority: Authority, role: NewRole): Promise<string> {
  const { made, parent } = await writeNewRole(scope, authority, role)
  checkRoleChange(authority, { before: [], after: [made], parent, affected: [] })
  await scope.record('role.created', {
    resource: { type: 'role', id: made.id, name: made.name },
    changes: {
      name: { new: made.name },
      ...(role.description && { description: { new: role.description } }),
      rank: { new: made.rank },
      ...(parent && { parent: { new: parent.name } }),
      permissions: { new: [...role.permissions].sort() },
    },
  })
  scope.announce('role.changed')
  return made.id
}
