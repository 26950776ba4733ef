import { randomUUID } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { Database } from '#database/connection.ts'
import type { Platform } from '../platform.ts'
import type { Visit } from '../scopes/visit.ts'
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

type Bindings = { incoming?: { socket: { remoteAddress?: string }; url?: string } }
export type AppEnv = { Variables: { visit: Visit }; Bindings: Bindings }
export type App = Hono<AppEnv>
export type NodeContext = Context<AppEnv>

/** Reads what a request brings: its session, its tenant, where it came from. */
export function visitOf(c: NodeContext, edge: Edge): Visit {
  const peer = c.env?.incoming?.socket.remoteAddress
  const tokenHash =
    edge.cookie.read(c.req.header('cookie')) ?? edge.debugSession?.({ peer, host: c.req.header('host') })
  return {
    database: edge.database,
    platform: edge.platform,
    tokenHash,
    tenant: c.req.header('x-tenant') || undefined,
    requestId: `req_${randomUUID().replaceAll('-', '')}`,
    address: `${c.req.method} ${c.req.path.slice(0, 300)}`,
    ipAddress: edge.clientAddress(peer, c.req.header('x-forwarded-for')),
    userAgent: c.req.header('user-agent')?.slice(0, 400) ?? null,
    leaves: {},
  }
}
