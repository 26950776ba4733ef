import type { z } from 'zod'
import type { Access, Endpoint, Method } from '#contract/endpoint.ts'
import { Problem } from '#contract/problems.ts'
import { open } from '../scopes/open.ts'
import type { Visit } from '../scopes/visit.ts'
import { claimKey } from './idempotency.ts'
import { type Asked, fieldProblems, type Route } from './serve.ts'

/**
 * Joins a promise to a use case that opens its doors by itself, one after the other, because it must not keep a
 * transaction open in between: hashing a password takes long, inviting hundreds does, and connections are few. As with
 * `serve` nobody learns from validation before the door let them in, and a repeated POST gets its first answer.
 */
export const serveInSteps = <A extends Access, M extends Method, I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<A, M, I, O>,
  perform: (visit: Visit, input: z.output<I>) => Promise<z.input<O>>,
): Route => ({
  endpoint,
  async handle(visit, asked) {
    if (endpoint.access.scope !== 'public') {
      await open(endpoint.access, 'GET', visit, asked.parameters, async (scope) => {
        if ('entered' in scope) await scope.entered()
      })
    }
    const input = endpoint.input.safeParse(asked.values)
    if (asked.flaw) throw asked.flaw
    if (!input.success) throw new Problem('invalid_input', { fields: fieldProblems(input.error.issues) })
    const answer = () => perform(visit, input.data)
    const isKeyed = asked.idempotencyKey && endpoint.method === 'POST' && endpoint.access.scope !== 'public'
    return endpoint.output.parse(isKeyed ? await onceInSteps(endpoint, visit, asked, answer) : await answer())
  },
})

async function onceInSteps(
  { access, method, path }: Endpoint,
  visit: Visit,
  asked: Asked,
  work: () => Promise<unknown>,
) {
  const claim = await open(access, method, visit, asked.parameters, (scope) => claimKey(scope, path, asked))
  if (claim && 'answer' in claim) return claim.answer
  const answer = await work()
  if (claim) {
    await open(access, method, visit, asked.parameters, (scope) => claim.keep(scope, answer)).catch(
      (error: unknown) => {
        // What was done is done, and whoever asked must hear of it.
        visit.platform.log.error({ err: error, requestId: visit.requestId }, 'an answer could not be kept')
      },
    )
  }
  return answer
}
