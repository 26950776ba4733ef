import type { z } from 'zod'
import { Problem, type ProblemCode } from '#contract/problems.ts'
import type { previewRole as contract, previewNewRole as newContract, RolePreview } from '#contract/roles.ts'
import type { TenantDb } from '#database/connection.ts'
import type { Authority } from '../../scopes/principal.ts'
import { problemOfDatabase } from '../../scopes/problem-of-database.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { writeEdit } from './edit-role.ts'
import { writeNewRole } from './make-role.ts'
import { type EffectiveRole, findCustomRole, findInherited, findRoles, type StoredRole } from './repository.ts'
import { type Affected, shownEffect } from './role-effect.ts'
import { checkRoleChange, type RoleChange } from './role-rules.ts'
import { onTrial } from './trial.ts'

/** What a change would mean, asked of the database by making it and taking it back. */
export async function previewRole(
  scope: TenantScope,
  { id, version, ...edit }: z.output<typeof contract.input>,
): Promise<RolePreview> {
  const role = await findCustomRole(scope.db, id)
  if (version !== undefined && version !== role.version) throw new Problem('changed_meanwhile')
  return preview(scope, role, () => writeEdit(scope, role, edit))
}

/** What a new role would give. Nobody holds it yet, so nobody gains or loses. */
export const previewNewRole = (scope: TenantScope, role: z.output<typeof newContract.input>): Promise<RolePreview> =>
  preview(scope, undefined, async () => {
    const { made, parent } = await writeNewRole(scope, scope.authority, role)
    return { before: [], after: [made], now: made, parent, affected: [] }
  })

async function preview(
  scope: TenantScope,
  role: StoredRole | undefined,
  change: () => Promise<RoleChange & { now: EffectiveRole }>,
): Promise<RolePreview> {
  try {
    return await onTrial(scope.db, async () => {
      const made = await change()
      const refusal = refusalOf(scope.authority, made)
      return shown(scope, made.now, await findInherited(scope.db, made.now.id), made.affected, refusal)
    })
  } catch (error) {
    const problem = problemOfDatabase(error)
    if (!(problem instanceof Problem) || !foretold.has(problem.code)) throw problem
    // The change could not even be made: what there is stays as it is.
    const [now, inherited] = role ? await unchanged(scope.db, role) : [nothing, []]
    return shown(scope, now, inherited, [], problem)
  }
}

/** Refusals that saving would end in. What is malformed or does not exist is refused here as well. */
const foretold: ReadonlySet<ProblemCode> = new Set(['role_name_taken', 'role_cycle', 'role_too_deep'])

const nothing = { rank: 0, permissions: [] }

async function unchanged(db: TenantDb, role: StoredRole) {
  const [now = nothing] = await findRoles(db, [role.id])
  return [now, await findInherited(db, role.id)] as const
}

function refusalOf(authority: Authority, change: RoleChange): Problem | undefined {
  try {
    checkRoleChange(authority, change)
    return undefined
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

function shown(
  { authority }: TenantScope,
  now: Pick<EffectiveRole, 'rank' | 'permissions'>,
  inherited: readonly string[],
  affected: readonly Affected[],
  refusal: Problem | undefined,
): RolePreview {
  return {
    effect: shownEffect(affected, authority.isOperator || authority.permissions.has('team.view')),
    rank: now.rank,
    permissions: [...now.permissions].sort(),
    inherited: [...inherited],
    refusal: refusal ? { code: refusal.code, detail: refusal.detail ?? null } : null,
  }
}
