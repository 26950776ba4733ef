import type { z } from 'zod'
import type { MembershipResult, newMemberships } from '#contract/operator-memberships.ts'
import { Problem } from '#contract/problems.ts'
import type { Doors } from '../../scopes/doors.ts'
import type { OperatorRead, OperatorScope } from '../../scopes/operator-scope.ts'
import { Refusal } from '../../scopes/principal.ts'
import { kindOfOffer } from '../invitations/invitation-rules.ts'
import { inviteOne } from '../invitations/invite-one.ts'
import { findOpenTenant } from '../operator-users/open-tenant.ts'
import { findRoles } from '../roles/repository.ts'
import { type Candidate, findCandidates } from './candidates.ts'

type Input = z.output<typeof newMemberships>
type OperatorDoors = Doors<OperatorRead, OperatorScope>

/**
 * Adds these people to this organization with these roles: everybody is invited, known or not, because nobody becomes a
 * member without their consent (docs/decisions/030). What concerns the offer refuses the whole request before anything is
 * done; after that each person is a transaction of their own, behind the door again, with a result of their own. So a
 * list of five hundred locks nobody out meanwhile, and one who can't be invited stands in nobody's way.
 */
export async function addMemberships(doors: OperatorDoors, input: Input): Promise<{ results: MembershipResult[] }> {
  const candidates = await doors.part('offer', async (scope) => {
    await checkOffer(scope, input)
    return findCandidates(scope.db, input.people)
  })
  const log = await doors.read(async ({ platform }) => platform.log)
  const results: MembershipResult[] = []
  let stop: string | undefined
  for (const { refusal, ...person } of candidates) {
    const known = refusal ?? stop
    const outcome = known
      ? refused(known)
      : await invite(doors, person, input).catch((error: unknown) => {
          // Whoever asks is no operator any more: each further try would only be one more denial.
          if (error instanceof Refusal) stop = error.code
          return refusalOf(error, log)
        })
    results.push({ ...person, ...outcome })
  }
  return { results }
}

type Outcome = Omit<MembershipResult, 'email' | 'userId'>

async function checkOffer(scope: OperatorScope, { tenantId, roleIds, kind }: Input) {
  const tenant = await scope.inTenant(await findOpenTenant(scope.db, tenantId))
  kindOfOffer(await findRoles(tenant.db, roleIds), kind)
}

/** The organization is looked at anew each time: what was suspended meanwhile takes nobody in. */
const invite = (doors: OperatorDoors, { email }: Candidate, { tenantId, roleIds, kind }: Input): Promise<Outcome> =>
  doors.part(email, async (scope) => {
    const tenant = await scope.inTenant(await findOpenTenant(scope.db, tenantId))
    return { status: 'invited' as const, ...(await inviteOne(tenant, { email, roleIds, kind })) }
  })

const refused = (code: string): Outcome => ({ status: 'refused', code })

/** Whatever it was, it was this person's: what is done for the others stands, and whoever asked must hear of it. */
function refusalOf(error: unknown, log: OperatorRead['platform']['log']): Outcome {
  if (error instanceof Problem) return refused(error.fields?.[0]?.code ?? error.code)
  log.error({ err: error }, 'one of many could not be invited')
  return refused('internal')
}
