// The edge put together: what every request passes, then the API, then the pages.
import { Hono } from 'hono'
import { Problem } from '#contract/problems.ts'
import { mountApi } from './api.ts'
import { failurePage, isForAReader } from './failure-page.ts'
import { checkUnsafe, isCrooked } from './gate.ts'
import type { Naming } from './naming.ts'
import { mountPages, type PageGuards } from './pages.ts'
import { problemResponse } from './problem-response.ts'
import { secure } from './security-headers.ts'
import type { Route } from './serve.ts'
import { mountUnknownOperatorAddresses } from './unknown-operator-addresses.ts'
import { type App, type AppEnv, type Edge, visitOf } from './visit-of.ts'

export type ApplicationParts = {
  readonly edge: Edge
  readonly routes: readonly Route[]
  readonly guards: PageGuards
  /** Where the built pages lie: `web` and `operator` below it. */
  readonly folder: string
  /** A second host that serves the portal. */
  readonly adminHost?: string | undefined
  /** What the installation calls itself and its customers. */
  readonly naming?: (() => Promise<Naming>) | undefined
  /** Sees every request before anything else does. */
  observe?(app: App): void
  /** Further addresses, mounted before the pages. */
  readonly mounts: readonly ((app: App, edge: Edge) => void)[]
}

export function createApplication(parts: ApplicationParts): App {
  const { edge } = parts
  const isHttps = edge.platform.publicUrl.startsWith('https://')
  const app: App = new Hono<AppEnv>()
  parts.observe?.(app)

  app.use(async (c, next) => {
    const visit = visitOf(c, edge)
    c.set('visit', visit)
    await next()
    if (c.get('hasAllHeaders')) return
    c.res.headers.set('x-request-id', visit.requestId)
    secure(c.res.headers, { isHttps })
    if (c.req.path.startsWith('/api/') || !c.res.headers.has('cache-control'))
      c.res.headers.set('cache-control', 'no-store')
  })
  // Whatever the address: a check that goes by a prefix would be missed by the first route mounted beside it.
  app.use(async (c, next) => {
    checkUnsafe(c, edge)
    await next()
  })
  app.use('/api/*', async (c, next) => {
    if (isCrooked(c.env?.incoming?.url ?? c.req.path)) throw new Problem('not_found')
    await next()
  })

  mountApi(app, edge, parts.routes)
  for (const mount of parts.mounts) mount(app, edge)
  mountPages(app, { isHttps, mailMode: edge.platform.mailMode, cookie: edge.cookie, ...parts })
  mountUnknownOperatorAddresses(app)

  app.notFound((c) => problemResponse(new Problem('not_found'), c.get('visit').requestId))
  app.onError((error, c) => {
    const answer = problemResponse(error, c.get('visit')?.requestId ?? '')
    return answer.status >= 500 && isForAReader(c) ? failurePage(c, answer, isHttps) : answer
  })
  return app
}
