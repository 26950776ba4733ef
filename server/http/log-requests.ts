import type { Logger } from 'pino'
import { problems } from '#contract/problems.ts'
import { problemOf } from './problem-response.ts'
import { routeOf } from './route-of.ts'
import type { App, NodeContext } from './visit-of.ts'

/** One line for every request that failed, with what was asked and by whom; at the level debug for all others, too. */
export function logRequests(app: App, log: Logger): void {
  app.use(async (c, next) => {
    const start = performance.now()
    await next()
    const problem = c.error && problemOf(c.error)
    if (problem && problems[problem.code].status >= 500)
      log.error({ err: problem.cause ?? problem, code: problem.code, ...factsOf(c, start) }, 'a request failed')
    else if (log.isLevelEnabled('debug')) log.debug(factsOf(c, start), 'a request')
  })
}

/** The pattern of its address rather than the address: links with tokens in them are addresses. */
function factsOf(c: NodeContext, start: number) {
  // Where even reading the request failed there is none.
  const visit: NodeContext['var']['visit'] | undefined = c.get('visit')
  return {
    requestId: visit?.requestId,
    method: c.req.method,
    route: routeOf(c),
    status: c.res.status,
    milliseconds: Math.round(performance.now() - start),
    ...(visit?.leaves.userId !== undefined && { userId: visit.leaves.userId }),
  }
}
