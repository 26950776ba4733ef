import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Problem } from '#contract/problems.ts'
import type { deleteRole as contract, RoleReferences } from '#contract/roles.ts'
import type { Authority } from '../../scopes/principal.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { authorityUnderLock } from './authority-under-lock.ts'
import { checkGivable } from './giving-rules.ts'
import { checkKind } from './kind-rules.ts'
import { findCustomRole, findRoleAndHeirs, findRoles, type StoredRole } from './repository.ts'
import { effectOf, findHolders, recordedEffect } from './role-effect.ts'
import { findListedRoles } from './role-list.ts'
import { checkRoleChange } from './role-rules.ts'
import { deleteRole as deleteRow, forgetRemovedHolders, moveReferences } from './role-writes.ts'

/**
 * Deletes a custom role. While anything refers to it that is refused, with the counts; or it is all moved to another role
 * first, in the same transaction, which is giving that role and judged as such.
 */
export async function deleteRole(
  scope: TenantScope,
  { id, moveTo }: z.output<typeof contract.input>,
): Promise<{ done: true }> {
  const authority = await authorityUnderLock(scope, 'team.roles.manage')
  const role = await findCustomRole(scope.db, id)
  const [effective] = await findRoles(scope.db, [id])
  if (effective) checkGivable(authority, effective)

  const references = await referencesOf(scope, id)
  const isReferred = Object.values(references).some((count) => count > 0)
  if (isReferred && !moveTo) throw inUse(references)
  await forgetRemovedHolders(scope.db, id)
  const moved = isReferred && moveTo ? await move(scope, authority, role, moveTo) : undefined
  await deleteRow(scope.db, id)
  await scope.record('role.deleted', {
    resource: { type: 'role', id, name: role.name },
    changes: {
      name: { old: role.name },
      rank: { old: role.rank },
      ...(role.parent && { parent: { old: role.parent.name } }),
      permissions: { old: [...role.own, ...role.dormant].sort() },
      ...(moved && {
        movedTo: { new: moved.to },
        references: { old: references },
        ...recordedEffect(moved.affected),
      }),
    },
  })
  scope.announce('role.changed')
  return { done: true }
}

async function move(scope: TenantScope, authority: Authority, role: StoredRole, moveTo: string) {
  const { db, tenant, principal } = scope
  const [[target], heirs, holders] = await Promise.all([
    findRoles(db, [moveTo]),
    findRoleAndHeirs(db, role.id),
    findHolders(db, tenant.id, [role.id]),
  ])
  if (!target) throw new Problem('not_found')
  if (heirs.some(({ id }) => id === moveTo))
    throw new Problem('role_cycle', { detail: 'Move to a role that does not inherit from this one.' })
  if (!authority.isOperator && holders.some(({ id }) => id === authority.membershipId))
    throw new Problem('not_oneself', { detail: 'You hold this role yourself.' })

  let moved: string[] = []
  const affected = await effectOf(db, tenant.id, holders, async () => {
    moved = await moveReferences(db, tenant.id, role.id, target, principal.userId)
  })
  const after = await findRoles(
    db,
    heirs.map(({ id }) => id),
  )
  const children = after.filter(({ id }) => id !== role.id)
  checkGivable(authority, target)
  // Whoever holds this role need not be of the kind the other one is for.
  if (target.kind !== role.kind) checkKind([target], role.kind, 'moveTo')
  checkRoleChange(authority, {
    before: heirs,
    after: [target, ...children],
    parent: undefined,
    affected,
  })
  const people = new Map(holders.map((person) => [person.id, person]))
  await Promise.all(
    moved.map((id) =>
      scope.record('membership.changed', {
        resource: { type: 'membership', id, name: people.get(id)?.name || people.get(id)?.email || null },
        changes: { role: { old: role.name, new: target.name } },
      }),
    ),
  )
  for (const id of moved) {
    const person = people.get(id)
    if (person) scope.announce('membership.changed', person.userId)
  }
  return { to: target.name, affected }
}

async function referencesOf(scope: TenantScope, id: string): Promise<RoleReferences> {
  const [row] = await findListedRoles(scope.db, sql`r.id = ${id}`)
  if (!row) throw new Problem('not_found')
  return { members: row.members, invitations: row.invitations, groups: row.groups, children: row.children }
}

function inUse(references: RoleReferences): Problem {
  const words = { members: 'members', invitations: 'pending invitations', groups: 'groups', children: 'roles below it' }
  const counted = Object.entries(words)
    .map(([kind, word]) => ({ count: references[kind as keyof RoleReferences], word }))
    .filter(({ count }) => count > 0)
    .map(({ count, word }) => `${count} ${count === 1 ? singular(word) : word}`)
  return new Problem('role_in_use', { detail: `In use by ${counted.join(', ')}.`, extensions: { references } })
}

const singular = (word: string) => word.replace(/^(member|pending invitation|group|role)s/, '$1')
