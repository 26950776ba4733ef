import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Problem } from '#contract/problems.ts'
import type { createResourceType as contract, ResourceType } from '#contract/reference-data.ts'
import type { OperatorScope } from '../../scopes/operator-scope.ts'
import { collisionOf } from './code-rules.ts'
import {
  findPredefinedRoles,
  findResourceTypes,
  grantType,
  insertResourceType,
  lockCatalogue,
  type PredefinedRole,
} from './repository.ts'

const tenantAdmin = 'rol_tenant_admin'

/**
 * Adds a resource type with its permissions. Tenant Admin holds them at once in every tenant, nobody else does but the
 * predefined roles that were named.
 */
export async function createResourceType(
  scope: OperatorScope,
  input: z.output<typeof contract.input>,
): Promise<ResourceType> {
  const { db, principal } = scope
  const actions = [...new Set(input.actions)]
  await lockCatalogue(db)
  const known = await findResourceTypes(db)
  const collision = collisionOf(input.code, actions, known)
  if (collision) throw taken(collision)
  const roles = await rolesToGrant(scope, input.alsoGrantTo)

  await insertResourceType(db, { ...input, actions })
  await grantType(
    db,
    input.code,
    roles.map(({ id }) => id),
    principal.userId,
  )
  await scope.record('resource_type.created', {
    resource: { type: 'resource_type', id: input.code, name: input.label },
    changes: {
      code: { new: input.code },
      label: { new: input.label },
      category: { new: input.category },
      ...(input.description && { description: { new: input.description } }),
      actions: { new: actions },
      grantedTo: { new: roles.map(({ name }) => name) },
    },
  })
  scope.announce({ type: 'resource_type.created' })
  const [created] = await findResourceTypes(db, sql`t.code = ${input.code}`)
  if (!created) throw new Error('The new resource type is not there.')
  return created
}

async function rolesToGrant({ db }: OperatorScope, ids: readonly string[]): Promise<PredefinedRole[]> {
  const roles = await findPredefinedRoles(db, [tenantAdmin, ...ids])
  const fields = ids.flatMap((id, index) =>
    roles.some((role) => role.id === id)
      ? []
      : [{ path: `alsoGrantTo.${index}`, code: 'not_found', message: 'There is no such predefined role' }],
  )
  if (fields.length) throw new Problem('invalid_input', { fields })
  return roles
}

const taken = (detail: string) =>
  new Problem('resource_type_taken', {
    detail,
    fields: [{ path: 'code', code: 'resource_type_taken', message: detail }],
  })
