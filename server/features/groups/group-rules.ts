import { Problem } from '#contract/problems.ts'
import type { Authority } from '../../scopes/principal.ts'
import { canManage, checkGivable } from '../roles/giving-rules.ts'
import type { EffectiveRole } from '../roles/repository.ts'

type Member = { readonly id: string; readonly name: string; readonly email: string; readonly rank: number }

/**
 * Who may put these people into a group that carries these roles, or take them out of it. Putting somebody in gives them
 * the roles; nobody puts themselves in or out where a role is carried, nor touches somebody above their rank.
 *
 * Throws above_own_rank, beyond_own_permissions, not_oneself.
 */
export function checkMembersChange(
  authority: Authority,
  carried: readonly EffectiveRole[],
  { added, removed }: { readonly added: readonly Member[]; readonly removed: readonly Member[] },
): void {
  if (authority.isOperator) return
  if (added.length) for (const role of carried) checkGivable(authority, role)
  checkMembers(authority, [...added, ...removed], carried.length > 0)
}

/**
 * Who may change which roles a group carries, whose members these are. Adding a role gives it to all of them, taking one
 * away needs it to be within reach. Throws above_own_rank, beyond_own_permissions, not_oneself.
 */
export function checkRolesChange(
  authority: Authority,
  members: readonly Member[],
  { added, removed }: { readonly added: readonly EffectiveRole[]; readonly removed: readonly EffectiveRole[] },
): void {
  if (authority.isOperator || added.length + removed.length === 0) return
  for (const role of added) checkGivable(authority, role)
  const above = removed.find(({ rank }) => !canManage(authority, rank))
  if (above) throw new Problem('above_own_rank', { detail: `The rank of the role ${above.name} is above yours.` })
  checkMembers(authority, members, true)
}

function checkMembers(authority: Authority, members: readonly Member[], isGiving: boolean) {
  if (isGiving && members.some(({ id }) => id === authority.membershipId))
    throw new Problem('not_oneself', { detail: 'This would change the roles you hold yourself.' })
  const above = members.find(({ id, rank }) => id !== authority.membershipId && !canManage(authority, rank))
  if (above) throw new Problem('above_own_rank', { detail: `The rank of ${above.name || above.email} is above yours.` })
}
