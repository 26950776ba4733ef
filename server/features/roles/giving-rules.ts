import { Problem, type ProblemCode } from '#contract/problems.ts'
import type { Authority } from '../../scopes/principal.ts'

export type RoleAuthority = { readonly rank: number; readonly permissions: readonly string[] }

/**
 * Nobody gives what they lack: the one function that decides it, for every way in. A role may be given (assigned, invited
 * into, created, edited, inherited from, carried by a group) by someone whose rank it does not exceed and who holds every
 * permission it brings. Undefined when it may be given, else why not.
 */
export function refusalToGive(giver: Authority, role: RoleAuthority): ProblemCode | undefined {
  if (giver.isOperator) return undefined
  if (role.rank > giver.rank) return 'above_own_rank'
  if (!role.permissions.every((permission) => giver.permissions.has(permission))) return 'beyond_own_permissions'
  return undefined
}

/** The same as a refusal that says what is in the way. Throws `above_own_rank`, `beyond_own_permissions`. */
export function checkGivable(giver: Authority, role: RoleAuthority & { readonly name: string }): void {
  const code = refusalToGive(giver, role)
  if (!code) return
  const lacking = role.permissions.filter((permission) => !giver.permissions.has(permission))
  const named = `${lacking.slice(0, 5).join(', ')}${lacking.length > 5 ? ` and ${lacking.length - 5} more` : ''}`
  const detail =
    code === 'above_own_rank'
      ? `The role ${role.name} has rank ${role.rank}, yours is ${giver.rank}.`
      : `The role ${role.name} gives ${named}, which you do not hold.`
  throw new Problem(code, { detail })
}

/** Whether someone of this rank may manage a member of that rank. */
export const canManage = (manager: Authority, memberRank: number) => manager.isOperator || memberRank <= manager.rank
