import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { newMemberships } from '#contract/operator-memberships.ts'
import { emailShape } from '#contract/shapes.ts'
import type { OperatorDb } from '#database/connection.ts'
import { textArray } from '#database/text-array.ts'

type Person = z.output<typeof newMemberships>['people'][number]

/** Somebody of the list, by address, and why they can't be invited where that is already plain. */
export type Candidate = { readonly email: string; readonly userId?: string; readonly refusal?: string }

type Known = { id: string; email: string; is_disabled: boolean }

/** Who is meant, in the order given; whoever is named twice is refused the second time. */
export async function findCandidates(db: OperatorDb, people: readonly Person[]): Promise<Candidate[]> {
  const named = people.map((person) => ('email' in person ? addressOf(person.email) : person))
  const known = await db.execute<Known>(sql`
    select u.id, u.email_canonical as email, u.status = 'disabled' as is_disabled from tenantry.users u
     where u.id = any (${textArray(named.flatMap((each) => ('userId' in each ? [each.userId] : [])))})
        or u.email_canonical = any (${textArray(named.flatMap((each) => ('email' in each ? [each.email] : [])))})`)
  const byId = new Map(known.map((user) => [user.id, user]))
  const byEmail = new Map(known.map((user) => [user.email, user]))
  const seen = new Set<string>()
  return named.map((each) => {
    if ('refusal' in each) return each
    const user = 'userId' in each ? byId.get(each.userId) : byEmail.get(each.email)
    if (!user) return 'userId' in each ? { ...each, email: '', refusal: 'not_found' } : once(seen, each)
    const { id, email, is_disabled: isDisabled } = user
    return once(seen, { email, userId: id, ...(isDisabled && { refusal: 'user_disabled' }) })
  })
}

function once(seen: Set<string>, candidate: Candidate): Candidate {
  if (seen.has(candidate.email)) return { ...candidate, refusal: 'repeated' }
  seen.add(candidate.email)
  return candidate
}

function addressOf(given: string) {
  const parsed = emailShape.safeParse(given)
  return parsed.success ? { email: parsed.data } : { email: given, refusal: 'invalid_email' }
}
