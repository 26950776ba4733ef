import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { createTenant as promise } from '#contract/operator.ts'
import { Problem } from '#contract/problems.ts'
import type { OperatorDb } from '#database/connection.ts'
import type { OperatorScope } from '../../scopes/operator-scope.ts'
import type { PinnedTenant } from '../../scopes/principal.ts'
import { type Invited, inviteOne, type Offer } from '../invitations/invite-one.ts'
import { isReserved, slugProblem, slugsFor } from '../tenants/slug-rules.ts'
import { joinAsAdmin } from './join-as-admin.ts'
import { findTakenSlugs, findTenant, insertTenant } from './repository.ts'

type Input = z.output<(typeof promise)['input']>

/**
 * Makes a tenant and invites its first Tenant Admin, all or nothing. The operator becomes a member only when they say so.
 *
 * Throws slug_taken, slug_reserved, invalid_input (of a parent that is none), already_member (the operator who joins and
 * invites themselves), and what inviting throws.
 *
 * @param letter the mail to the first Tenant Admin, where it is not the usual invitation
 */
export async function createTenant(scope: OperatorScope, input: Input, letter?: Offer['letter']) {
  if (input.parentId) await checkParent(scope.db, input.parentId)
  const { id, slug } = await insertWithSlug(scope.db, input)
  const happening = {
    resource: { type: 'tenant', id, name: input.name },
    changes: { name: { new: input.name }, slug: { new: slug } },
  }
  const isEmpty = !input.addMe && !input.initialAdmin
  // In the tenant's own chain, which operators read as well: the platform's is one for all, and would make each wait.
  const [invited, , empty] = await Promise.all([
    settle(scope, { id, slug, name: input.name, status: 'active' }, input, letter),
    scope.record('tenant.created', happening, id),
    isEmpty ? findTenant(scope.db, id) : undefined,
  ])
  const created = empty ?? (await findTenant(scope.db, id))
  scope.announce({ type: 'tenant.created', tenantId: id })
  if (!created) throw new Error('The new tenant is not there.')
  return { tenant: created, ...(invited && { invitation: { id: invited.invitationId, link: invited.link } }) }
}

/** Who is in it from the start: the operator who said so, and whoever is invited as its first Tenant Admin. */
async function settle(
  scope: OperatorScope,
  place: PinnedTenant,
  { addMe, initialAdmin }: Input,
  letter: Offer['letter'],
): Promise<Invited | undefined> {
  if (!addMe && !initialAdmin) return undefined
  const tenant = await scope.inTenant(place)
  if (addMe) await joinAsAdmin(tenant)
  return initialAdmin && inviteOne(tenant, { ...initialAdmin, roleIds: ['rol_tenant_admin'], kind: 'team', letter })
}

async function checkParent(db: OperatorDb, parentId: string) {
  const found = await db.execute(
    sql`select 1 from tenantry.tenants where id = ${parentId} and status <> 'deleted' for key share`,
  )
  if (found.length) return
  const field = { path: 'parentId', code: 'not_found', message: 'There is no such organization' }
  throw new Problem('invalid_input', { fields: [field] })
}

/** A slug that was asked for is had or refused; one that we propose makes way for one that is free. */
async function insertWithSlug(db: OperatorDb, { slug, ...rest }: Input) {
  if (slug !== undefined && isReserved(slug)) throw slugProblem('slug_reserved')
  for (const candidate of slug === undefined ? await freeSlugsFor(db, rest.name) : [slug]) {
    const id = await insertTenant(db, { ...rest, slug: candidate })
    if (id) return { id, slug: candidate }
  }
  throw slugProblem('slug_taken')
}

async function freeSlugsFor(db: OperatorDb, name: string) {
  const slugs = slugsFor(name)
  const taken = await findTakenSlugs(db, slugs)
  return slugs.filter((slug) => !taken.has(slug))
}
