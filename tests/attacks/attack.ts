import { expect } from 'vitest'
import type { Endpoint } from '#contract/endpoint.ts'
import type { PersonName } from '#tests/cast.ts'
import type { SampleRequest } from '#tests/request-samples.ts'
import { type Answer, type Asked, lookOf, type World } from '#tests/world.ts'

/** One way of getting at what one should not. Run on every endpoint it can be tried on, also those not yet written. */
export type Attack = {
  readonly title: string
  readonly on: (endpoint: Endpoint) => boolean
  readonly attempt: (world: World, endpoint: Endpoint) => Promise<unknown>
}

type Who = PersonName | 'nobody'

export const is =
  (...scopes: Endpoint['access']['scope'][]) =>
  ({ access }: Endpoint) =>
    scopes.includes(access.scope)
export const writes = ({ method }: Endpoint) => method !== 'GET'
export const any = () => true
export const both =
  (...conditions: ((endpoint: Endpoint) => boolean)[]) =>
  (endpoint: Endpoint) =>
    conditions.every((holds) => holds(endpoint))

/** Who may: so that nothing but what is attacked stands in the way. */
export const allowed = ({ access: { scope } }: Endpoint): Who =>
  scope === 'operator' ? 'olive' : scope === 'user' || scope === 'tenant' ? 'ada' : 'nobody'

export const send = (world: World, who: Who, { method, path, body }: SampleRequest, asked?: Asked) =>
  world.as(who).send(method, path, method === 'GET' ? undefined : body, asked)

/** The same request to an address of the API that was never there. */
export const unknown = (world: World, who: Who, request: SampleRequest, asked?: Asked) =>
  send(world, who, { ...request, path: '/api/no-such-address' }, asked)

export const expectSame = (one: Answer, other: Answer) => expect(lookOf(one)).toEqual(lookOf(other))

export const surprise = (request: SampleRequest): SampleRequest =>
  request.method === 'GET'
    ? { ...request, path: `${request.path}${request.path.includes('?') ? '&' : '?'}surprise=1` }
    : { ...request, body: { ...request.body, surprise: 1 } }

export const problem = (status: number, code: string) => ({ status, body: { status, code } })
