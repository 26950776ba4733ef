// What the reference says of the addresses that are served beside the contract.
import { type LiveEventType, liveEvent, liveEventTypes } from '#contract/live-events.ts'
import type { ProblemCode } from '#contract/problems.ts'
import { refusalsAt } from '../scopes/principal.ts'
import { type JsonObject, schemaOf, sessionSecurity } from './openapi-parts.ts'
import { anywhere } from './refusals-of.ts'

/** All of them only answer GET. */
export type MountedOperation = {
  readonly path: string
  readonly isOperators: boolean
  readonly refusals: ReadonlySet<ProblemCode>
  readonly operation: {
    readonly operationId: string
    readonly summary: string
    readonly description?: string
    readonly security?: (typeof sessionSecurity)['security']
    readonly parameters: readonly JsonObject[]
    readonly responses: Readonly<Record<string, { readonly description: string; readonly content: JsonObject }>>
  }
}

/** Of what no member's page is ever told. */
const operatorsEvents: ReadonlySet<LiveEventType> = new Set(['access_request.changed'])

export const mountedOperations: readonly MountedOperation[] = [
  {
    path: '/api/events',
    isOperators: false,
    refusals: new Set([
      ...refusalsAt('user'),
      // The organization is stated, and any member may listen.
      ...refusalsAt('tenant').filter((code) => code !== 'tenant_unstated' && code !== 'forbidden'),
      'too_many_requests',
      ...anywhere,
    ]),
    operation: {
      operationId: 'watchEvents',
      summary: 'Watch what changes: in one organization, or else for the person',
      ...sessionSecurity,
      parameters: [
        {
          name: 'tenant',
          in: 'query',
          required: false,
          schema: { type: 'string' },
          description: 'Slug or id of the organization; without it only what concerns the person is told.',
        },
      ],
      responses: streamOf(liveEventTypes.filter((type) => !operatorsEvents.has(type))),
    },
  },
  {
    path: '/api/super-admin/events',
    isOperators: true,
    refusals: new Set([
      ...refusalsAt('operator').filter((code) => code !== 'signed_out'),
      'too_many_requests',
      ...anywhere,
    ]),
    operation: {
      operationId: 'watchAllEvents',
      summary: 'Watch what changes anywhere',
      ...sessionSecurity,
      parameters: [],
      responses: streamOf(liveEventTypes),
    },
  },
  {
    path: '/healthz',
    isOperators: false,
    refusals: new Set(),
    operation: {
      operationId: 'getHealth',
      summary: 'Whether this process answers',
      parameters: [],
      responses: { 200: statusOf('It does', 'ok') },
    },
  },
  {
    path: '/readyz',
    isOperators: false,
    refusals: new Set(),
    operation: {
      operationId: 'getReadiness',
      summary: 'Whether this process can do its work, so that traffic may come',
      parameters: [],
      responses: { 200: statusOf('It can', 'ready'), 503: statusOf('Not now', 'unavailable') },
    },
  },
]

/** A stream has no schema of its own in OpenAPI 3.1: what stands after `data:` is described beside it. */
function streamOf(types: readonly LiveEventType[]) {
  const event = schemaOf(liveEvent.extend({ type: liveEvent.shape.type.extract([...types]) }), 'output')
  return {
    200: {
      description:
        'Server-sent events: `event:` is the type, `data:` one JSON object as in `x-event-data`. An event says that something changed, never what: fetch what you may read anew.',
      content: { 'text/event-stream': { schema: { type: 'string' }, 'x-event-data': event } },
    },
  }
}

function statusOf(description: string, status: string) {
  const properties = { status: { type: 'string', const: status } }
  return {
    description,
    content: { 'application/json': { schema: { type: 'object', required: ['status'], properties } } },
  }
}
