import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Problem } from '#contract/problems.ts'
import type { changeResourceType as contract, ResourceType } from '#contract/reference-data.ts'
import { fieldChanges } from '../../scopes/field-changes.ts'
import type { OperatorScope } from '../../scopes/operator-scope.ts'
import { findHolders, recordedHolders } from './holders.ts'
import { findResourceTypes, lockCatalogue, updateResourceType } from './repository.ts'

/**
 * Changes how a type is shown, deactivates or reactivates it. Inactive, its permissions are nobody's and in no matrix;
 * roles keep what was ticked, and give it again when it comes back: the trail says to how many.
 */
export async function changeResourceType(
  scope: OperatorScope,
  { code, ...edit }: z.output<typeof contract.input>,
): Promise<ResourceType> {
  await lockCatalogue(scope.db)
  const [type] = await findResourceTypes(scope.db, sql`t.code = ${code}`)
  if (!type) throw new Problem('not_found')
  if (edit.isActive === false && type.isRequired) throw required()
  const changes = fieldChanges(type, edit, ['label', 'category', 'description', 'isActive'])
  if (Object.keys(changes).length === 0) return type

  await updateResourceType(scope.db, {
    ...type,
    label: edit.label ?? type.label,
    category: edit.category ?? type.category,
    description: edit.description ?? type.description,
    isActive: edit.isActive ?? type.isActive,
  })
  await scope.record('resource_type.changed', {
    resource: { type: 'resource_type', id: code, name: edit.label ?? type.label },
    changes: { ...changes, ...(changes.isActive && recordedHolders(await findHolders(scope.db, code))) },
  })
  scope.announce({ type: 'resource_type.changed' })
  const [changed] = await findResourceTypes(scope.db, sql`t.code = ${code}`)
  return changed ?? type
}

function required(): Problem {
  const message = 'The platform itself needs these permissions, so this type stays active'
  return new Problem('invalid_input', {
    detail: `${message}.`,
    fields: [{ path: 'isActive', code: 'required_type', message }],
  })
}
