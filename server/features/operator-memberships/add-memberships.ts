import type { z } from 'zod'
import type { MembershipResult, newMemberships } from '#contract/operator-memberships.ts'
import { Problem } from '#contract/problems.ts'
import { inOperator, inTenantAsOperator } from '../../scopes/operator.ts'
import type { OperatorScope } from '../../scopes/operator-scope.ts'
import type { Visit } from '../../scopes/visit.ts'
import { kindOfOffer } from '../invitations/invitation-rules.ts'
import { inviteOne } from '../invitations/invite-one.ts'
import { findOpenTenant } from '../operator-users/open-tenant.ts'
import { findRoles } from '../roles/repository.ts'
import { type Candidate, findCandidates } from './candidates.ts'

type Input = z.output<typeof newMemberships>

/**
 * Adds these people to this organization with these roles: everybody is invited, known or not, because nobody becomes a
 * member without their consent (docs/decisions/030). What concerns the offer refuses the whole request before anything is
 * done; after that each person is a transaction of their own, behind the door again, with a result of their own. So a
 * list of five hundred locks nobody out meanwhile, and one who can't be invited stands in nobody's way.
 */
export async function addMemberships(visit: Visit, input: Input): Promise<{ results: MembershipResult[] }> {
  const candidates = await inOperator(visit, async (scope) => {
    await checkOffer(scope, input)
    return findCandidates(scope.db, input.people)
  })
  const results: MembershipResult[] = []
  for (const candidate of candidates) results.push(await invite(visit, input, candidate))
  return { results }
}

async function checkOffer(scope: OperatorScope, { tenantId, roleIds, kind }: Input) {
  const tenant = await scope.inTenant(await findOpenTenant(scope.db, tenantId))
  kindOfOffer(await findRoles(tenant.db, roleIds), kind)
}

async function invite(visit: Visit, offer: Input, { refusal, ...person }: Candidate): Promise<MembershipResult> {
  if (refusal) return { ...person, status: 'refused', code: refusal }
  try {
    const { membershipId, invitationId, link } = await inTenantAsOperator(visit, offer.tenantId, (scope) => {
      if (scope.tenant.status !== 'active') throw new Problem('tenant_state')
      return inviteOne(scope, { email: person.email, roleIds: offer.roleIds, kind: offer.kind })
    })
    return { ...person, status: 'invited', membershipId, invitationId, link }
  } catch (error) {
    // Whatever it was, it was this person's: what is done for the others stands, and they must hear of it.
    if (error instanceof Problem) return { ...person, status: 'refused', code: error.fields?.[0]?.code ?? error.code }
    visit.platform.log.error({ err: error, requestId: visit.requestId }, 'one of many could not be invited')
    return { ...person, status: 'refused', code: 'internal' }
  }
}
