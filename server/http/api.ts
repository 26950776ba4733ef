// The API: every route of the table, mounted behind the checks that are the same for all of them. What is not in the table
// does not exist, and to everyone but superadmins the operator's routes are not in the table.
import { Problem } from '#contract/problems.ts'
import { problemResponse } from './problem-response.ts'
import { readValues } from './request-values.ts'
import type { Asked, Route } from './serve.ts'
import { clearSiteData } from './session-cookie.ts'
import type { App, Edge, NodeContext } from './visit-of.ts'

export function mountApi(app: App, edge: Edge, routes: readonly Route[]): void {
  // `team/invites` before `team/:id`: the first path that fits is taken.
  const byPath = routes.toSorted((one, other) => (sortable(one.endpoint.path) < sortable(other.endpoint.path) ? -1 : 1))
  for (const route of byPath) {
    const { method, path } = route.endpoint
    app.on(method, path, async (c) => answer(c, edge, route))
  }
  // The more particular path knows its methods better, too.
  const paths = [...methodsByPath(routes)].toSorted(([one], [other]) => (sortable(one) < sortable(other) ? -1 : 1))
  for (const [path, methods] of paths) {
    app.all(path, (c) => {
      const response = problemResponse(new Problem('method_not_allowed'), c.get('visit').requestId, edge.platform.log)
      response.headers.set('allow', methods.join(', '))
      return response
    })
  }
}

async function answer(c: NodeContext, edge: Edge, { endpoint, handle }: Route): Promise<Response> {
  const visit = c.get('visit')
  const parameters = c.req.param() as Record<string, string>
  const asked: Asked = {
    parameters,
    ...(await readValues(c, parameters)),
    idempotencyKey: c.req.header('idempotency-key'),
  }
  const given = await handle(visit, asked)
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' })
  if (visit.leaves.session === 'ended') {
    headers.append('set-cookie', edge.cookie.clear())
    headers.set('clear-site-data', clearSiteData)
  } else if (visit.leaves.session) headers.append('set-cookie', edge.cookie.write(visit.leaves.session))
  return new Response(JSON.stringify(given), { status: endpoint.status ?? 200, headers })
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
