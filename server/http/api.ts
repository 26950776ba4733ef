// The API: every route of the table, mounted behind the checks that are the same for all of them. What is not in the table
// does not exist, and to everyone but superadmins the operator's routes are not in the table.
import { Problem } from '#contract/problems.ts'
import { problemResponse } from './problem-response.ts'
import { readValues } from './request-values.ts'
import { securityHeaders } from './security-headers.ts'
import type { Asked, Route } from './serve.ts'
import { clearSiteData } from './session-cookie.ts'
import { type App, type Edge, headerOf, type NodeContext } from './visit-of.ts'

export function mountApi(app: App, edge: Edge, routes: readonly Route[]): void {
  const isHttps = edge.platform.publicUrl.startsWith('https://')
  const headers = { ...securityHeaders({ isHttps }), 'content-type': 'application/json', 'cache-control': 'no-store' }
  // `team/invites` before `team/:id`: the first path that fits is taken.
  const byPath = routes.toSorted((one, other) => (sortable(one.endpoint.path) < sortable(other.endpoint.path) ? -1 : 1))
  for (const route of byPath) {
    const { method, path } = route.endpoint
    app.on(method, path, async (c) => answer(c, edge, route, headers))
  }
  // The more particular path knows its methods better, too.
  const paths = [...methodsByPath(routes)].toSorted(([one], [other]) => (sortable(one) < sortable(other) ? -1 : 1))
  for (const [path, methods] of paths) {
    app.all(path, (c) => {
      const response = problemResponse(new Problem('method_not_allowed'), c.get('visit').requestId)
      response.headers.set('allow', methods.join(', '))
      return response
    })
  }
}

async function answer(
  c: NodeContext,
  edge: Edge,
  { endpoint, handle }: Route,
  common: Readonly<Record<string, string>>,
): Promise<Response> {
  const visit = c.get('visit')
  const parameters = c.req.param() as Record<string, string>
  const asked: Asked = {
    parameters,
    ...(await readValues(c, parameters)),
    idempotencyKey: headerOf(c, 'idempotency-key'),
  }
  const given = await handle(visit, asked).finally(() => {
    if (visit.leaves.mail) edge.platform.mailPosted()
  })
  // All headers in one plain record: such an answer goes out as it is, without a Headers object being built and read.
  const headers: Record<string, string> = { ...common, 'x-request-id': visit.requestId }
  if (visit.leaves.session === 'ended') {
    headers['set-cookie'] = edge.cookie.clear()
    headers['clear-site-data'] = clearSiteData
  } else if (visit.leaves.session) headers['set-cookie'] = edge.cookie.write(visit.leaves.session)
  const response = new Response(JSON.stringify(given), { status: endpoint.status ?? 200, headers })
  const { halfSignIn } = visit.leaves
  if (halfSignIn)
    response.headers.append(
      'set-cookie',
      halfSignIn === 'ended' ? edge.cookie.half.clear() : edge.cookie.half.write(halfSignIn),
    )
  c.set('hasAllHeaders', true)
  return response
}

/** Paths that answer 405 to other methods. The operator's are left out: they do not exist for those who try. */
function methodsByPath(routes: readonly Route[]) {
  const found = new Map<string, string[]>()
  for (const { endpoint } of routes) {
    if (endpoint.access.scope === 'operator') continue
    found.set(endpoint.path, [...(found.get(endpoint.path) ?? []), endpoint.method])
  }
  return found
}

const sortable = (path: string) => path.replaceAll(':', '~')
