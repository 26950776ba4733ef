import { Problem } from '#contract/problems.ts'
import type { TenantDb } from '#database/connection.ts'
import type { Authority } from '../../scopes/principal.ts'
import { canManage, checkGivable } from './giving-rules.ts'
import { type EffectiveRole, findPermissions, findRoles, isPredefinedName } from './repository.ts'
import type { Affected } from './role-effect.ts'

/** What a change of a role, already made in the transaction at hand, did. */
export type RoleChange = {
  /** The role and its heirs before, the role first; none for a new one. */
  readonly before: readonly EffectiveRole[]
  readonly after: readonly EffectiveRole[]
  /** A parent it was given. */
  readonly parent: EffectiveRole | undefined
  readonly affected: readonly Affected[]
}

/**
 * Who may make this change of a role. One needs to be able to give it as it was and as it is, and its new parent; heirs
 * whose rights it alters count as edited too. Nobody alters their own rights, nor those of a member above their rank.
 *
 * Throws above_own_rank, beyond_own_permissions, not_oneself.
 */
export function checkRoleChange(authority: Authority, { before, after, parent, affected }: RoleChange): void {
  if (authority.isOperator) return
  const altered = after.filter(
    (role, index) =>
      index === 0 ||
      !isSame(
        role,
        before.find(({ id }) => id === role.id),
      ),
  )
  const edited = before.filter(({ id }) => altered.some((role) => role.id === id))
  for (const role of [...edited, ...(parent ? [parent] : []), ...altered]) checkGivable(authority, role)
  checkAffected(authority, affected)
}

/** Nobody alters their own rights, nor those of a member above their rank. Throws `not_oneself`, `above_own_rank`. */
function checkAffected(authority: Authority, affected: readonly Affected[]): void {
  if (authority.isOperator) return
  if (affected.some(({ id }) => id === authority.membershipId))
    throw new Problem('not_oneself', { detail: 'This would change what you may do yourself.' })
  const above = affected.find(({ oldRank }) => !canManage(authority, oldRank))
  if (above)
    throw new Problem('above_own_rank', {
      detail: `This would change what ${above.name || above.email} may do, whose rank is above yours.`,
    })
}

const isSame = (role: EffectiveRole, other: EffectiveRole | undefined) =>
  other !== undefined &&
  role.rank === other.rank &&
  role.permissions.length === other.permissions.length &&
  role.permissions.every((permission) => other.permissions.includes(permission))

/** The parent with this id, one's own or predefined; a stranger's is not found. */
export async function findParent(db: TenantDb, id: string | null | undefined): Promise<EffectiveRole | undefined> {
  if (!id) return undefined
  const [parent] = await findRoles(db, [id])
  return parent
}

/** Permissions to be given must exist and be in force. Throws `invalid_input`. */
export async function checkPermissionsExist(db: TenantDb, codes: readonly string[]): Promise<void> {
  const known = await findPermissions(db, codes)
  const fields = codes.flatMap((code, index) => {
    if (known.get(code)) return []
    const path = `permissions.${index}`
    return known.has(code)
      ? [{ path, code: 'inactive_permission', message: `${code} is not in use at present` }]
      : [{ path, code: 'unknown_permission', message: `There is no permission ${code}` }]
  })
  if (fields.length) throw new Problem('invalid_input', { fields })
}

/** A custom role may not pass for a predefined one. Throws `role_name_taken`. */
export async function checkName(db: TenantDb, name: string): Promise<void> {
  if (!(await isPredefinedName(db, name))) return
  const message = 'A predefined role has this name'
  throw new Problem('role_name_taken', { fields: [{ path: 'name', code: 'role_name_taken', message }] })
}
