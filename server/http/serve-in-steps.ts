import type { z } from 'zod'
import type { Access, Endpoint, Method } from '#contract/endpoint.ts'
import { open } from '../scopes/open.ts'
import type { Visit } from '../scopes/visit.ts'
import { judge, type Route } from './serve.ts'

/**
 * Joins a promise to a use case that opens its doors by itself, one after the other, because it must not keep a
 * transaction open in between: hashing a password takes long, and connections are few. As with `serve` nobody learns
 * from validation before the door let them in.
 */
export const serveInSteps = <A extends Access, M extends Method, I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<A, M, I, O>,
  perform: (visit: Visit, input: z.output<I>) => Promise<z.input<O>>,
): Route => ({
  endpoint,
  heedsKey: false,
  async handle(visit, asked) {
    if (endpoint.access.scope !== 'public') {
      await open(endpoint.access, 'GET', visit, asked.parameters, async (scope) => {
        if ('entered' in scope) await scope.entered()
      })
    }
    const { input, flaw } = judge(endpoint, asked)
    if (flaw) throw flaw
    return endpoint.output.parse(await perform(visit, input))
  },
})
