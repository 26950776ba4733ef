import type { z } from 'zod'
import { Problem, type ProblemCode } from '#contract/problems.ts'
import type { BulkResult, changeMembers as contract } from '#contract/team.ts'
import type { TenantDoors } from '../../scopes/doors.ts'
import type { TenantRead, TenantScope } from '../../scopes/tenant.ts'
import { effectOf, refusalOf } from './bulk-effect.ts'
import { type Candidate, countAdmins, findCandidates, findRolesAround } from './bulk-people.ts'
import { changeMember } from './change-member.ts'
import { removeMember } from './remove-member.ts'

type Change = z.output<typeof contract.input>

/**
 * Changes many members, each by the use case that changes one, in a transaction of its own and behind the door anew: a row
 * that is refused stops none of the others, and every row says what became of it. A dry run only says what would.
 */
export async function changeMembers(doors: TenantDoors, change: Change) {
  if (change.action === 'roles' && !change.roleIds) throw missingRoles()
  const { results, effect, candidates, log } = await doors.read((scope) => preview(scope, change))
  if (change.dryRun) return { results, effect }

  const made: BulkResult[] = []
  let stop: ProblemCode | undefined
  for (const id of new Set(change.ids)) {
    const shown = shownOf(id, candidates)
    if (stop) {
      made.push({ ...shown, status: 'refused', code: stop })
      continue
    }
    try {
      const isChange = await doors.part(id, (scope) => changeOne(scope, id, change))
      made.push({ ...shown, status: isChange ? 'done' : 'unchanged' })
    } catch (error) {
      const isOfRow = error instanceof Problem && ofOneRow.has(error.code)
      if (!isOfRow && !made.some(({ status }) => status === 'done')) throw error
      if (!(error instanceof Problem)) log.error({ err: error }, 'a bulk change stopped half-way')
      const refusal = error instanceof Problem ? refusalOf(error) : { status: 'refused' as const, code: 'internal' }
      made.push({ ...shown, ...refusal })
      if (!isOfRow) stop = error instanceof Problem ? error.code : 'internal'
    }
  }
  return { results: made }
}

async function preview(scope: TenantRead, change: Change) {
  const { ids, roleIds = [] } = change
  const [candidates, roles, admins, entry] = await Promise.all([
    findCandidates(scope.db, ids),
    findRolesAround(scope.db, ids, roleIds),
    countAdmins(scope.db),
    scope.entered(),
  ])
  if (!roleIds.every((id) => roles.has(id))) throw new Problem('not_found', { detail: 'There is no such role.' })
  return { ...effectOf(entry, change, { candidates, roles, admins }), candidates, log: scope.platform.log }
}

/** Whether it changed anything. */
async function changeOne(scope: TenantScope, id: string, { action, roleIds }: Change): Promise<boolean> {
  if (action === 'remove') {
    await removeMember(scope, { id })
    return true
  }
  const { isChanged } = await changeMember(scope, {
    id,
    ...(action === 'roles' ? { roleIds } : { status: action === 'suspend' ? 'suspended' : 'active' }),
  })
  return isChanged
}

const shownOf = (id: string, candidates: ReadonlyMap<string, Candidate>) => ({
  id,
  name: candidates.get(id)?.name ?? '',
  email: candidates.get(id)?.email ?? '',
})

/** Refusals of one row, which say nothing about the next. Any other means that nothing further would go through. */
const ofOneRow: ReadonlySet<ProblemCode> = new Set([
  'not_found',
  'not_oneself',
  'above_own_rank',
  'beyond_own_permissions',
  'last_tenant_admin',
  'membership_state',
  'invalid_input',
])

const missingRoles = () =>
  new Problem('invalid_input', {
    fields: [{ path: 'roleIds', code: 'required', message: 'Choose at least one role' }],
  })
