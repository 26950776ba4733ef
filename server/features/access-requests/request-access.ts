import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { newAccessRequest } from '#contract/access-requests.ts'
import type { Language } from '#contract/language.ts'
import { Problem } from '#contract/problems.ts'
import { withCredentials } from '../../scopes/credentials.ts'
import { inPublic, type PublicScope } from '../../scopes/public.ts'
import type { Visit } from '../../scopes/visit.ts'
import { attemptAt, countAttempt } from '../sign-in/attempts.ts'
import { findSignUp } from './sign-up-mode.ts'

type Question = z.output<typeof newAccessRequest>

/**
 * Puts a stranger's question before the operators. The answer never tells whether the address is known, or has asked
 * before; nobody gets a mail, so that the form is no way to send any.
 */
export async function requestAccess(visit: Visit, question: Question) {
  const wait = await withCredentials(visit.database, async (db) => {
    if ((await findSignUp(db)).mode !== 'request') throw new Problem('not_found')
    return countAttempt(db, attemptAt('ask-access', question.email, visit.ipAddress))
  })
  if (wait.address > 0) throw new Problem('too_many_requests', { retryAfterSeconds: wait.address })
  if (wait.account === 0) await inPublic(visit, (scope) => ask(scope, question, visit.language))
  return { done: true as const }
}

async function ask(
  { db, record, announce }: PublicScope,
  { name, email, organization, message = '' }: Question,
  language: Language | undefined,
) {
  const [row] = await db.execute<{ request: string | null }>(
    sql`select tenantry.ask_for_access(${name}, ${email}, ${organization}, ${message}, ${language ?? null}) as request`,
  )
  if (!row || row.request === null) throw new Problem('not_found')
  if (row.request === '') return
  const resource = { type: 'access_request', id: row.request, name: organization }
  await record('access_request.created', { id: null, email }, { resource, changes: { name: { new: name } } })
  announce({ type: 'access_request.changed' })
}
