import { Problem, problems } from '#contract/problems.ts'

/** The one place where an error becomes a response. What was not expected is not explained; `log-requests.ts` logs it. */
export function problemResponse(error: unknown, requestId: string): Response {
  const problem = problemOf(error)
  const { status, title } = problems[problem.code]
  const headers = new Headers({ 'content-type': 'application/problem+json' })
  if (problem.retryAfterSeconds !== undefined) headers.set('retry-after', String(Math.ceil(problem.retryAfterSeconds)))
  const body = {
    ...problem.extensions,
    type: `urn:tenantry:problem:${problem.code}`,
    title,
    status,
    ...(problem.detail !== undefined && { detail: problem.detail }),
    code: problem.code,
    requestId,
    ...(problem.fields && { fields: problem.fields.slice(0, mostFields) }),
  }
  return new Response(JSON.stringify(body), { status, headers })
}

/** What a caller is told of an error. */
export const problemOf = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem('internal', { cause: error })

/** No form has more; a body made to be wrong could have any number. */
const mostFields = 100
