import type { Method } from '#contract/endpoint.ts'
import { Problem, type ProblemCode } from '#contract/problems.ts'
import type { Edge, NodeContext } from './visit-of.ts'

/** Spellings of a path that routers and proxies have disagreed about. None of our addresses needs them. */
const crooked = /\/\/|\\|;|%2f|%5c|%00|%2e|\/\.\.?(\/|$)/i

export const isCrooked = (rawUrl: string) => crooked.test(rawUrl.split('?', 1)[0] ?? '')

/**
 * What every request that changes something must show, whether or not its address exists: that a page of ours sent it, and
 * that it sends JSON. A cookie alone proves neither.
 */
export function checkUnsafe(c: NodeContext, edge: Edge): void {
  if (c.req.method === 'GET' || c.req.method === 'HEAD' || c.req.method === 'OPTIONS') return
  const origin = c.req.header('origin')
  const cookies = c.req.header('cookie')
  const hasCookie = edge.cookie.read(cookies) !== undefined || edge.cookie.half.read(cookies) !== undefined
  // Browsers state the origin of every such request. Where none is stated and no cookie came, no browser's session is at risk.
  const isOurs = origin === undefined ? !hasCookie : edge.allowedOrigins.has(origin)
  if (!isOurs) throw new Problem('origin_not_allowed')
  const hasBody =
    c.req.header('content-length') !== undefined
      ? c.req.header('content-length') !== '0'
      : c.req.header('transfer-encoding') !== undefined
  if (hasBody && !/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? ''))
    throw new Problem('unsupported_media_type')
}

/** What `checkUnsafe` can refuse a request of this method with, for the reference. */
export const refusalsAtGate = (method: Method): readonly ProblemCode[] =>
  method === 'GET' ? [] : ['origin_not_allowed', 'unsupported_media_type']
