import { randomUUID } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { Database } from '#database/connection.ts'
import type { Platform } from '../platform.ts'
import type { Visit } from '../scopes/visit.ts'
import { acceptedLanguage } from './accepted-language.ts'
import type { ClientAddress } from './client-address.ts'
import type { SessionCookie } from './session-cookie.ts'

export type Edge = {
  readonly database: Database
  readonly platform: Platform
  readonly cookie: SessionCookie
  readonly clientAddress: ClientAddress
  readonly allowedOrigins: ReadonlySet<string>
  /** Development only: the session of the debug user for requests that may use it. */
  readonly debugSession?:
    | ((request: { peer: string | undefined; host: string | undefined }) => string | undefined)
    | undefined
}

type Bindings = {
  incoming?: {
    socket: { remoteAddress?: string }
    url?: string
    headers?: Record<string, string | string[] | undefined>
  }
}
export type AppEnv = {
  Variables: {
    visit: Visit
    /** The answer carries what every answer must; nothing is to be added. */
    hasAllHeaders?: boolean
  }
  Bindings: Bindings
}
export type App = Hono<AppEnv>
export type NodeContext = Context<AppEnv>

/** Reads what a request brings: its session, its tenant, where it came from. */
export function visitOf(c: NodeContext, edge: Edge): Visit {
  const peer = c.env?.incoming?.socket.remoteAddress
  const cookies = headerOf(c, 'cookie')
  const leaves: Visit['leaves'] = {}
  const tokenHash = edge.cookie.read(cookies) ?? edge.debugSession?.({ peer, host: headerOf(c, 'host') })
  return {
    database: edge.database,
    // The mail is there for the worker once its transaction has committed, so it is woken when the request has had its work.
    platform: {
      ...edge.platform,
      mailPosted: () => {
        leaves.mail = true
      },
    },
    tokenHash,
    halfTokenHash: edge.cookie.half.read(cookies),
    tenant: headerOf(c, 'x-tenant') || undefined,
    requestId: `req_${randomUUID().replaceAll('-', '')}`,
    address: `${c.req.method} ${c.req.path.slice(0, 300)}`,
    ipAddress: edge.clientAddress(peer, headerOf(c, 'x-forwarded-for')),
    userAgent: headerOf(c, 'user-agent')?.slice(0, 400) ?? null,
    language: acceptedLanguage(headerOf(c, 'accept-language')),
    leaves,
  }
}

/** A header of the request as Node has read it, which spares a `Headers` object; without a socket, as in tests, from there. */
export function headerOf(c: NodeContext, name: string): string | undefined {
  const read = c.env?.incoming?.headers
  if (!read) return c.req.header(name)
  const value = read[name]
  return Array.isArray(value) ? value.join(', ') : value
}
