import { Problem } from '#contract/problems.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { canManage } from '../roles/giving-rules.ts'
import type { Member } from './repository.ts'

/** Nobody changes what they themselves hold, nobody touches someone above their rank. Throws `not_oneself`, `above_own_rank`. */
export function checkManageable(
  { principal, authority }: Pick<TenantScope, 'principal' | 'authority'>,
  member: Pick<Member, 'userId' | 'rank'>,
) {
  if (member.userId === principal.userId && !authority.isOperator) throw new Problem('not_oneself')
  if (!canManage(authority, member.rank)) throw new Problem('above_own_rank')
}
