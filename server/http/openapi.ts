import { z } from 'zod'
import type { Endpoint } from '#contract/endpoint.ts'
import { type ProblemCode, problems } from '#contract/problems.ts'

/** What any request can be refused with, besides what its endpoint names. */
const common: readonly ProblemCode[] = ['invalid_input', 'too_many_requests', 'internal', 'unavailable']

/** The promise as an OpenAPI 3.1 document, printed from the shapes that the server itself checks with. */
export function openApiDocument(endpoints: readonly Endpoint[]) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Tenantry', version: '1', description: 'Organizations, their people, and who may do what.' },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tenantry.session' } },
      schemas: { Problem: problemSchema },
    },
  }
}

function operationOf(endpoint: Endpoint) {
  const input = z.toJSONSchema(endpoint.input, {
    io: 'input',
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as JsonObject
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const properties = (input.properties ?? {}) as Record<string, JsonObject>
  const required = new Set((input.required ?? []) as string[])
  const others = Object.entries(properties).filter(([name]) => !inPath.includes(name))
  const isQuery = endpoint.method === 'GET'
  return {
    summary: endpoint.summary,
    ...(isFresh(endpoint) && { description: freshness, 'x-fresh-sign-in': true }),
    ...(endpoint.access.scope !== 'public' && endpoint.access.scope !== 'invitee' && { security: [{ session: [] }] }),
    ...(endpoint.access.scope === 'tenant' && { 'x-permission': endpoint.access.permission }),
    parameters: [
      ...inPath.map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? { type: 'string' } })),
      ...(isQuery ? others.map(([name, schema]) => ({ name, in: 'query', required: required.has(name), schema })) : []),
      ...(endpoint.access.scope === 'tenant' ? [tenantHeader] : []),
      ...(endpoint.method === 'POST' ? [idempotencyHeader] : []),
    ],
    ...(!isQuery &&
      others.length > 0 && {
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: Object.fromEntries(others),
                required: others.map(([name]) => name).filter((name) => required.has(name)),
                additionalProperties: false,
              },
            },
          },
        },
      }),
    responses: { [endpoint.status ?? 200]: answerOf(endpoint), ...refusalsOf(endpoint) },
  }
}

const isFresh = ({ access }: Endpoint) => access.scope === 'operator' && access.fresh === true

const freshness =
  'Needs a fresh sign-in: refused with `confirm_identity` unless the caller has proved within the last 15 minutes who they are, by signing in or at `POST /api/auth/confirm`.'

type JsonObject = Record<string, unknown>

const answerOf = (endpoint: Endpoint) => ({
  description: 'Done',
  content: {
    'application/json': { schema: z.toJSONSchema(endpoint.output, { io: 'output', unrepresentable: 'any' }) },
  },
})

function refusalsOf(endpoint: Endpoint) {
  const byAccess: ProblemCode[] =
    endpoint.access.scope === 'tenant'
      ? ['signed_out', 'forbidden', 'not_found', 'tenant_suspended', 'tenant_unstated', 'second_factor_required']
      : endpoint.access.scope === 'user'
        ? ['signed_out']
        : endpoint.access.scope === 'public'
          ? []
          : endpoint.access.scope === 'operator'
            ? ['not_found', 'second_factor_required', ...(isFresh(endpoint) ? (['confirm_identity'] as const) : [])]
            : ['not_found']
  const codes = new Set([...endpoint.problems, ...byAccess, ...common])
  const byStatus = groupedByStatus(codes)
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.map((code) => `${code}: ${problems[code].title}`).join('\n'),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

function groupedByStatus(codes: Iterable<ProblemCode>) {
  const groups = new Map<number, ProblemCode[]>()
  for (const code of codes) groups.set(problems[code].status, [...(groups.get(problems[code].status) ?? []), code])
  return groups
}

const tenantHeader = {
  name: 'X-Tenant',
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description: 'Slug or id of the organization; else the session’s current one.',
}
const idempotencyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description: 'A repeat with the same key gets the first answer.',
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', enum: Object.keys(problems) },
    requestId: { type: 'string' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}
