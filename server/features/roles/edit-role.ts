import { Problem } from '#contract/problems.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { type EffectiveRole, findRoleAndHeirs, type StoredRole } from './repository.ts'
import { type Affected, effectOf, findHolders } from './role-effect.ts'
import { checkName, checkPermissionsExist, findParent, type RoleChange } from './role-rules.ts'
import { deleteGrants, insertGrants, updateRole } from './role-writes.ts'

/** What is to be different about a role; what is left out stays. */
export type Edit = {
  readonly name?: string | undefined
  readonly description?: string | undefined
  readonly rank?: number | undefined
  readonly permissions?: readonly string[] | undefined
  readonly parentRoleId?: string | null | undefined
}

type Edited = RoleChange & { readonly now: EffectiveRole; readonly affected: readonly Affected[] }

/** Writes an edit and says what it did, not yet asking who may. Throws `invalid_input`, `not_found`, `role_name_taken`. */
export async function writeEdit(scope: TenantScope, role: StoredRole, edit: Edit): Promise<Edited> {
  const { db, tenant } = scope
  const parent = edit.parentRoleId === undefined ? undefined : await findParent(db, edit.parentRoleId)
  if (edit.permissions) await checkPermissionsExist(db, edit.permissions)
  if (edit.name !== undefined && edit.name !== role.name) await checkName(db, edit.name)
  const [before, holders] = await Promise.all([findRoleAndHeirs(db, role.id), findHolders(db, tenant.id, [role.id])])
  const affected = await effectOf(db, tenant.id, holders, () => write(scope, role, edit, parent))
  const after = await findRoleAndHeirs(db, role.id)
  const [now] = after
  if (!now) throw new Problem('not_found')
  const isNewParent = parent !== undefined && parent.id !== role.parent?.id
  return { before, after, now, affected, parent: isNewParent ? parent : undefined }
}

async function write(
  { db, tenant, principal }: TenantScope,
  role: StoredRole,
  edit: Edit,
  parent: EffectiveRole | undefined,
): Promise<void> {
  // Grants before the role: whoever switches a resource type locks the type and then its roles, in this order, too.
  if (edit.permissions) {
    const had = new Set(role.own)
    const wanted = new Set(edit.permissions)
    const added = [...wanted].filter((permission) => !had.has(permission))
    const removed = role.own.filter((permission) => !wanted.has(permission))
    if (added.length) await insertGrants(db, { tenantId: tenant.id, id: role.id }, added, principal.userId)
    if (removed.length) await deleteGrants(db, role.id, removed)
  }
  const columns = {
    name: edit.name ?? role.name,
    description: edit.description ?? role.description,
    rank: edit.rank ?? role.rank,
  }
  await updateRole(db, role.id, columns, edit.parentRoleId === undefined ? undefined : (parent ?? null))
}
