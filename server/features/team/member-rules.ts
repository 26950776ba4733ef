import { Problem } from '#contract/problems.ts'
import type { MemberKind } from '#contract/shapes.ts'
import type { Authority, Principal } from '../../scopes/principal.ts'
import { canManage, checkGivable } from '../roles/giving-rules.ts'
import { checkKind } from '../roles/kind-rules.ts'
import type { EffectiveRole } from '../roles/repository.ts'
import type { Member } from './repository.ts'

/** Who asks, with what they may do at the moment of the decision. */
export type Asker = { readonly principal: Pick<Principal, 'userId'>; readonly authority: Authority }

/** Nobody changes what they themselves hold, nobody touches someone above their rank. Throws `not_oneself`, `above_own_rank`. */
export function checkManageable({ principal, authority }: Asker, member: Pick<Member, 'userId' | 'rank'>): void {
  if (member.userId === principal.userId && !authority.isOperator) throw new Problem('not_oneself')
  if (!canManage(authority, member.rank)) throw new Problem('above_own_rank')
}

/**
 * Whether new roles may be given. Those held already may stay, whoever gave them; all of them must fit the kind.
 *
 * Throws above_own_rank, beyond_own_permissions, invalid_input.
 */
export function checkRoles(
  authority: Authority,
  member: { readonly kind: MemberKind; readonly roleIds: readonly string[] },
  roles: readonly EffectiveRole[],
): void {
  for (const role of roles) if (!member.roleIds.includes(role.id)) checkGivable(authority, role)
  checkKind(roles, member.kind)
}

/**
 * Whether a member may be suspended or restored; false when they are what they are to be. Who restores somebody gives
 * them back all they held.
 *
 * @param held what they hold, groups' roles included
 * @throws Problem membership_state, above_own_rank, beyond_own_permissions
 */
export function checkStatus(
  authority: Authority,
  member: Pick<Member, 'status'>,
  status: 'active' | 'suspended',
  held: readonly EffectiveRole[],
): boolean {
  if (member.status === 'pending') throw new Problem('membership_state', { detail: notAccepted })
  if (member.status === status) return false
  if (status === 'active') for (const role of held) checkGivable(authority, role)
  return true
}

const notAccepted = 'The invitation has not been accepted yet. To keep this person out, revoke it.'

export const isSameSet = (one: readonly string[], other: readonly string[]) => {
  const [first, second] = [new Set(one), new Set(other)]
  return first.size === second.size && [...first].every((each) => second.has(each))
}
