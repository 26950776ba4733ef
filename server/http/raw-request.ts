import { Problem } from '#contract/problems.ts'
import type { Visit } from '../scopes/visit.ts'
import type { Asked, Route } from './serve.ts'
import { clearSiteData, type SessionCookie } from './session-cookie.ts'

/** Nothing about signing in is longer. */
const mostBodyBytes = 64 * 1024

/** Answers a request by the one of these routes it is for, cookie included; undefined when it is for none. */
export async function answerTo(
  request: Request,
  visit: Visit,
  routes: readonly Route[],
  cookie: SessionCookie,
): Promise<Response | undefined> {
  const { pathname } = new URL(request.url)
  const route = routes.find(({ endpoint }) => endpoint.path === pathname)
  if (!route) return undefined
  if (route.endpoint.method !== request.method) throw new Problem('method_not_allowed')
  const asked: Asked = { parameters: {}, idempotencyKey: undefined, ...(await valuesOf(request)) }
  const given = await route.handle(visit, asked)
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' })
  const left = visit.leaves.session
  if (left === 'ended') {
    headers.append('set-cookie', cookie.clear())
    headers.set('clear-site-data', clearSiteData)
  } else if (left) headers.append('set-cookie', cookie.write(left))
  return new Response(JSON.stringify(given), { status: route.endpoint.status ?? 200, headers })
}

async function valuesOf(request: Request): Promise<Pick<Asked, 'values' | 'flaw'>> {
  const bytes = await bytesOf(request)
  if (bytes === undefined) return { values: {}, flaw: new Problem('payload_too_large') }
  if (bytes.byteLength === 0) return { values: {} }
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'), (key, value) => (key === '__proto__' ? undefined : value))
    if (body !== null && typeof body === 'object' && !Array.isArray(body)) return { values: body as Asked['values'] }
  } catch {
    // Told below, like every other body that is no object.
  }
  return { values: {}, flaw: new Problem('invalid_input', { detail: 'Send a JSON object.' }) }
}

async function bytesOf(request: Request): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength
    if (size > mostBodyBytes) return undefined
    chunks.push(read.value)
  }
  return Buffer.concat(chunks)
}
