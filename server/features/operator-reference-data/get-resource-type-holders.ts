import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Problem } from '#contract/problems.ts'
import type { getResourceTypeHolders as contract, ResourceTypeHolders } from '#contract/reference-data.ts'
import type { OperatorRead } from '../../scopes/operator-scope.ts'
import { findHolders } from './holders.ts'
import { findResourceTypes } from './repository.ts'

export async function getResourceTypeHolders(
  { db }: OperatorRead,
  { code }: z.output<typeof contract.input>,
): Promise<ResourceTypeHolders> {
  const [[type], holders] = await Promise.all([findResourceTypes(db, sql`t.code = ${code}`), findHolders(db, code)])
  if (!type) throw new Problem('not_found')
  return holders
}
