import type { Endpoint } from '#contract/endpoint.ts'
import type { ProblemCode } from '#contract/problems.ts'
import { type JsonObject, problemSchemaWith, refusalResponses, schemaOf, sessionSecurity } from './openapi-parts.ts'
import { operationIdOf } from './operation-ids.ts'
import type { MountedOperation } from './reference-of-mounts.ts'
import { refusalsOf } from './refusals-of.ts'
import type { Route } from './serve.ts'

/**
 * The promise as an OpenAPI 3.1 document, printed from the shapes that the server itself checks with. It holds the words of
 * what is shown, and no others.
 *
 * @param mounted what is served beside the contract
 */
export function openApiDocument(routes: readonly Route[], mounted: readonly MountedOperation[]) {
  const paths: Record<string, Record<string, unknown>> = {}
  const codes = new Set<ProblemCode>()
  const add = (path: string, method: string, operation: object, refusals: Iterable<ProblemCode>) => {
    paths[path] = { ...paths[path], [method]: operation }
    for (const code of refusals) codes.add(code)
  }
  for (const route of routes) {
    const { path, method } = route.endpoint
    const refusals = refusalsOf(route)
    add(path.replace(/:(\w+)/g, '{$1}'), method.toLowerCase(), operationOf(route, refusals), refusals)
  }
  for (const { path, refusals, operation } of mounted) {
    const responses = { ...operation.responses, ...refusalResponses(refusals) }
    add(path, 'get', { ...operation, responses }, refusals)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Tenantry', version: '1', description: 'Organizations, their people, and who may do what.' },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tenantry.session' } },
      schemas: { Problem: problemSchemaWith(codes) },
    },
  }
}

function operationOf({ endpoint, heedsKey }: Route, refusals: ReadonlySet<ProblemCode>) {
  const input = schemaOf(endpoint.input, 'input')
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const properties = (input.properties ?? {}) as Record<string, JsonObject>
  const required = new Set((input.required ?? []) as string[])
  const others = Object.entries(properties).filter(([name]) => !inPath.includes(name))
  const isQuery = endpoint.method === 'GET'
  return {
    operationId: operationIdOf(endpoint),
    summary: endpoint.summary,
    ...(isFresh(endpoint) && { description: freshness, 'x-fresh-sign-in': true }),
    ...(endpoint.access.scope !== 'public' && endpoint.access.scope !== 'invitee' && sessionSecurity),
    ...(endpoint.access.scope === 'tenant' && { 'x-permission': endpoint.access.permission }),
    parameters: [
      ...inPath.map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? { type: 'string' } })),
      ...(isQuery ? others.map(([name, schema]) => ({ name, in: 'query', required: required.has(name), schema })) : []),
      ...(endpoint.access.scope === 'tenant' ? [tenantHeader] : []),
      ...(heedsKey ? [idempotencyHeader] : []),
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
    responses: { [endpoint.status ?? 200]: answerOf(endpoint), ...refusalResponses(refusals) },
  }
}

const isFresh = ({ access }: Endpoint) => access.scope === 'operator' && access.fresh === true

const freshness =
  'Needs a fresh sign-in: refused with `confirm_identity` unless the caller has proved within the last 15 minutes who they are, by signing in or at `POST /api/auth/confirm`.'

const answerOf = (endpoint: Endpoint) => ({
  description: 'Done',
  content: { 'application/json': { schema: schemaOf(endpoint.output, 'output') } },
})

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
