import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { changeTenant as promise } from '#contract/operator.ts'
import { Problem } from '#contract/problems.ts'
import { fieldChanges } from '../../scopes/field-changes.ts'
import type { OperatorScope } from '../../scopes/operator-scope.ts'
import { isReserved, slugProblem } from '../tenants/slug-rules.ts'
import { findAndLockTenant, findTakenSlugs } from './repository.ts'

type Input = z.output<(typeof promise)['input']>

/** Changes name, address or logo. An address given up is free again: it opens nothing to anyone who is no member. */
export async function changeTenant(scope: OperatorScope, { tenantId, version, ...wanted }: Input) {
  const before = await findAndLockTenant(scope.db, tenantId)
  if (!before) throw new Problem('not_found')
  if (version !== undefined && version !== before.version) throw new Problem('changed_meanwhile')
  const changes = fieldChanges(before, wanted, ['name', 'slug', 'logoUrl'])
  if (Object.keys(changes).length === 0) return before
  const after = {
    ...before,
    name: wanted.name ?? before.name,
    slug: wanted.slug ?? before.slug,
    logoUrl: wanted.logoUrl === undefined ? before.logoUrl : wanted.logoUrl,
    version: before.version + 1,
  }
  if (changes.slug) await checkNewSlug(scope, after.slug)
  await scope.db.execute(sql`
    update tenantry.tenants
       set name = ${after.name}, slug = ${after.slug}, logo_url = ${after.logoUrl}, version = ${after.version}, updated_at = now()
     where id = ${tenantId}`)
  const resource = { type: 'tenant', id: tenantId, name: after.name }
  await scope.record('tenant.changed', { resource, changes }, tenantId)
  scope.announce({ type: 'tenant.changed', tenantId })
  return after
}

async function checkNewSlug({ db }: OperatorScope, slug: string) {
  if (isReserved(slug)) throw slugProblem('slug_reserved')
  // Who takes it between this look and the update below is found by the constraint.
  if ((await findTakenSlugs(db, [slug])).has(slug)) throw slugProblem('slug_taken')
}
