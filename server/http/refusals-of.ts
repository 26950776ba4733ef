import { z } from 'zod'
import type { Endpoint } from '#contract/endpoint.ts'
import type { ProblemCode } from '#contract/problems.ts'
import { refusalsOfDoor } from '../scopes/principal.ts'
import { refusalsAtGate } from './gate.ts'
import { refusalsOfValues } from './request-values.ts'
import type { Route } from './serve.ts'

/**
 * Everything a request to this route can be refused with. Each part is kept beside what refuses; here they only come
 * together, in the order in which a request meets them.
 */
export const refusalsOf = ({ endpoint, heedsKey }: Pick<Route, 'endpoint' | 'heedsKey'>): ReadonlySet<ProblemCode> =>
  new Set([
    ...refusalsAtGate(endpoint.method),
    ...refusalsOfAddress(endpoint),
    ...refusalsOfDoor(endpoint, namesTenant(endpoint)),
    ...refusalsOfValues(endpoint.method),
    ...(heedsKey ? (['idempotency_key_reused'] as const) : []),
    ...endpoint.problems,
    ...anywhere,
  ])

/** What we answer when something of ours fails. */
export const anywhere = ['internal', 'unavailable'] as const satisfies readonly ProblemCode[]

/** To other methods. The operator's addresses do not say so: to those who try they do not exist. */
const refusalsOfAddress = ({ access }: Endpoint): readonly ProblemCode[] =>
  access.scope === 'operator' ? [] : ['method_not_allowed']

const namesTenant = ({ input }: Endpoint) => input instanceof z.ZodObject && 'tenantId' in input.shape
