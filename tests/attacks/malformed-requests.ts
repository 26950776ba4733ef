import { expect } from 'vitest'
import { z } from 'zod'
import type { Endpoint, Method } from '#contract/endpoint.ts'
import { parametersOf, requestTo } from '#tests/request-samples.ts'
import type { World } from '#tests/world.ts'
import { type Attack, allowed, any, expectSame, problem, send, surprise, unknown, writes } from './attack.ts'

/** Requests that no page of ours would make. */
export const malformedRequests: readonly Attack[] = [
  {
    title: 'rule 48: a property nobody knows is refused',
    on: any,
    attempt: async (world, endpoint) => {
      const answer = await send(world, allowed(endpoint), surprise(requestTo(endpoint)))
      expect(answer).toMatchObject(problem(422, 'invalid_input'))
      expect(answer.body.fields).toContainEqual(expect.objectContaining({ path: 'surprise', code: 'unknown_property' }))
    },
  },
  {
    title: 'rule 48: what the address says cannot be said again',
    on: (endpoint) => parametersOf(endpoint).length > 0,
    attempt: async (world, endpoint) => {
      const request = requestTo(endpoint)
      const name = parametersOf(endpoint).at(-1)?.name ?? ''
      const twice =
        request.method === 'GET'
          ? { ...request, path: `${request.path}${request.path.includes('?') ? '&' : '?'}${name}=ten_south` }
          : { ...request, body: { ...request.body, [name]: 'ten_south' } }
      const answer = await send(world, allowed(endpoint), twice)
      expect(answer).toMatchObject({ status: 422, body: { fields: [{ path: name, code: 'unknown_property' }] } })
    },
  },
  {
    title: 'rule 51: a list is not sorted by what it does not show',
    on: ({ input }) => input instanceof z.ZodObject && 'sort' in input.shape,
    attempt: async (world, endpoint) => {
      const { path } = requestTo(endpoint)
      for (const sort of ['token_hash', 'password', '-id', 'name;', 'name desc', 'constructor', '1', ''])
        expect(
          await world
            .as(allowed(endpoint))
            .get(`${path}${path.includes('?') ? '&' : '?'}sort=${encodeURIComponent(sort)}`),
          sort,
        ).toMatchObject({ status: 422, body: { fields: [{ path: 'sort' }] } })
    },
  },
  {
    title: 'rule 82: a body that is no JSON object is refused',
    on: writes,
    attempt: async (world, endpoint) => {
      for (const rawBody of ['{"', '[]', 'null', '"text"', `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`])
        expect(await send(world, allowed(endpoint), requestTo(endpoint), { rawBody })).toMatchObject(
          problem(422, 'invalid_input'),
        )
    },
  },
  {
    title: 'rule 89: a letter with countless marks, wherever there may be text, holds nobody up',
    on: (endpoint) => writes(endpoint) && textsOf(endpoint).length > 0,
    attempt: async (world, endpoint) => {
      const { method, path, body } = requestTo(endpoint)
      const marks = `a${'\u0301\u0323'.repeat(isPeoples(endpoint) ? 100_000 : 15_000)}`
      const texts = Object.fromEntries(textsOf(endpoint).map((name) => [name, marks]))
      const start = performance.now()
      const answer = await world.as(allowed(endpoint)).send(method, path, { ...body, ...texts })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(performance.now() - start).toBeLessThan(2_000)
    },
  },
  {
    title: 'rule 84: a body of another type is refused, to everyone',
    on: writes,
    attempt: async (world, endpoint) => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', null])
        for (const who of type === 'text/plain' ? [allowed(endpoint), 'nobody' as const] : [allowed(endpoint)])
          expect(
            await send(world, who, requestTo(endpoint), { rawBody: '{"a":1}', headers: { 'content-type': type } }),
          ).toMatchObject(problem(415, 'unsupported_media_type'))
    },
  },
  {
    title: 'rule 82: a body that is too large is refused',
    on: writes,
    attempt: async (world, endpoint) => {
      const rawBody = `{"name":"${'x'.repeat(1024 * 1024)}"}`
      for (const length of [String(rawBody.length), null])
        expect(
          await send(world, allowed(endpoint), requestTo(endpoint), { rawBody, headers: { 'content-length': length } }),
        ).toMatchObject(problem(413, 'payload_too_large'))
    },
  },
  {
    title: 'rule 41: a page of another origin, or of none, cannot ask for it',
    on: writes,
    attempt: async (world, endpoint) => {
      const origins = ['https://evil.example', 'null', 'http://localhost:3000.evil.example', 'http://localhost', '']
      for (const origin of origins)
        expect(await send(world, allowed(endpoint), requestTo(endpoint), { headers: { origin } })).toMatchObject(
          problem(403, 'origin_not_allowed'),
        )
      expect(await send(world, 'ada', requestTo(endpoint), { headers: { origin: null } })).toMatchObject(
        problem(403, 'origin_not_allowed'),
      )
    },
  },
  {
    title: 'rule 84: another method is not allowed, and says nothing of the operator’s addresses',
    on: any,
    attempt: async (world, endpoint) => {
      const request = { ...requestTo(endpoint), method: methodNotServedAt(world, endpoint) }
      const answer = await send(world, allowed(endpoint), request)
      if (endpoint.access.scope === 'operator') expectSame(answer, await unknown(world, allowed(endpoint), request))
      else {
        expect(answer).toMatchObject(problem(405, 'method_not_allowed'))
        expect(answer.headers.get('allow')?.split(', ')).toContain(endpoint.method)
      }
    },
  },
]

/** A method that no endpoint takes at this path, nor at a path with a parameter in its place. */
function methodNotServedAt(world: World, endpoint: Endpoint): Method {
  const concrete = endpoint.path.split('/')
  const isHere = (path: string) => {
    const parts = path.split('/')
    return parts.length === concrete.length && parts.every((part, at) => part.startsWith(':') || part === concrete[at])
  }
  const served = new Set(
    world.routes.filter((route) => isHere(route.endpoint.path)).map((route) => route.endpoint.method),
  )
  const free = (['PUT', 'PATCH', 'POST', 'DELETE', 'GET'] as const).find((method) => !served.has(method))
  if (!free) throw new Error(`${endpoint.path} takes every method there is.`)
  return free
}

const isPeoples = ({ access: { scope } }: Endpoint) => scope === 'tenant' || scope === 'operator'

/** The properties of a body that may be text. */
function textsOf(endpoint: Endpoint): string[] {
  const shape = z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' })
  const inPath = new Set(parametersOf(endpoint).map(({ name }) => name))
  return Object.entries(shape.properties ?? {}).flatMap(([name, property]) =>
    !inPath.has(name) &&
    JSON.stringify(property).includes('"type":"string"') &&
    !JSON.stringify(property).includes('"items"')
      ? [name]
      : [],
  )
}
