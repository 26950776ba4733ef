import type { z } from 'zod'
import { Problem } from '#contract/problems.ts'
import type { BulkEffect, BulkResult, changeMembers as contract } from '#contract/team.ts'
import type { EffectiveRole } from '../roles/repository.ts'
import { badgesOf, type Candidate } from './bulk-people.ts'
import { type Asker, checkManageable, checkRoles, checkStatus, isSameSet } from './member-rules.ts'

type Change = z.output<typeof contract.input>

/** What the preview knows of the tenant. */
export type Situation = {
  readonly candidates: ReadonlyMap<string, Candidate>
  readonly roles: ReadonlyMap<string, EffectiveRole>
  /** How many Tenant Admins can act. */
  readonly admins: number
}

/**
 * What a bulk change would do, row by row in the order asked for, by the same rules that judge each row when it is made.
 * Someone else's change in between can make it come out otherwise; then the row's own result says so.
 */
export function effectOf(asker: Asker, change: Change, situation: Situation) {
  const results: BulkResult[] = []
  const people: BulkEffect['people'] = []
  let admins = situation.admins
  for (const id of new Set(change.ids)) {
    const candidate = situation.candidates.get(id)
    const shown = { id, name: candidate?.name ?? '', email: candidate?.email ?? '' }
    try {
      if (!candidate) throw new Problem('not_found')
      const isChange = judge(asker, change, candidate, situation)
      const losesAdmin = isChange && candidate.isAdmin && !staysAdmin(change)
      if (losesAdmin && admins === 1) throw new Problem('last_tenant_admin')
      if (losesAdmin) admins--
      results.push({ ...shown, status: isChange ? 'done' : 'unchanged' })
      if (isChange) people.push(personOf(change, candidate, situation))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      results.push({ ...shown, ...refusalOf(error) })
    }
  }
  return { results, effect: summed(results, people, situation.candidates) }
}

export const refusalOf = ({ code, detail, fields }: Problem) => ({
  status: 'refused' as const,
  code: fields?.[0]?.code ?? code,
  ...(detail !== undefined && { detail }),
})

/** Whether this row would change; throws what it would be refused with. */
function judge(asker: Asker, { action, roleIds = [] }: Change, member: Candidate, { roles }: Situation): boolean {
  checkManageable(asker, member)
  const rolesOf = (ids: readonly string[]) => ids.flatMap((id) => roles.get(id) ?? [])
  if (action === 'remove') return true
  if (action === 'roles') {
    checkRoles(asker.authority, member, rolesOf(roleIds))
    return !isSameSet(roleIds, member.roleIds)
  }
  const held = rolesOf([...member.roleIds, ...member.groupRoleIds])
  return checkStatus(asker.authority, member, action === 'suspend' ? 'suspended' : 'active', held)
}

const staysAdmin = ({ action, roleIds = [] }: Change) => action === 'roles' && roleIds.includes('rol_tenant_admin')

function personOf({ action, roleIds = [] }: Change, member: Candidate, { roles }: Situation) {
  const before = [...member.roleIds, ...member.groupRoleIds]
  const after = action === 'roles' ? [...roleIds, ...member.groupRoleIds] : action === 'remove' ? [] : before
  const had = member.status === 'active' ? permissionsOf(roles, before) : new Set<string>()
  const isActive = action === 'restore' || (action === 'roles' && member.status === 'active')
  const has = isActive ? permissionsOf(roles, after) : new Set<string>()
  return {
    id: member.id,
    name: member.name,
    email: member.email,
    isSignedIn: member.isSignedIn,
    oldRoles: badgesOf(roles, before),
    newRoles: badgesOf(roles, after),
    gained: [...has].filter((permission) => !had.has(permission)).sort(),
    lost: [...had].filter((permission) => !has.has(permission)).sort(),
  }
}

const permissionsOf = (roles: ReadonlyMap<string, EffectiveRole>, ids: readonly string[]) =>
  new Set(ids.flatMap((id) => roles.get(id)?.permissions ?? []))

function summed(
  results: readonly BulkResult[],
  people: BulkEffect['people'],
  candidates: ReadonlyMap<string, Candidate>,
): BulkEffect {
  const count = (wanted: BulkResult['status']) => results.filter(({ status }) => status === wanted).length
  // Somebody who is only invited holds nothing yet, and gains or loses nothing.
  const members = people.filter(({ id }) => candidates.get(id)?.status !== 'pending')
  const tallies = new Map<string, { permission: string; gaining: number; losing: number }>()
  const tally = (permission: string) => {
    const found = tallies.get(permission) ?? { permission, gaining: 0, losing: 0 }
    tallies.set(permission, found)
    return found
  }
  for (const { gained, lost } of members) {
    for (const permission of gained) tally(permission).gaining++
    for (const permission of lost) tally(permission).losing++
  }
  return {
    done: count('done'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    signedIn: people.filter(({ isSignedIn }) => isSignedIn).length,
    gaining: members.filter(({ gained }) => gained.length).length,
    losing: members.filter(({ lost }) => lost.length).length,
    permissions: [...tallies.values()].sort((one, other) => (one.permission < other.permission ? -1 : 1)),
    people,
  }
}
