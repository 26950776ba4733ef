import { expect } from 'vitest'
import type { Endpoint } from '#contract/endpoint.ts'
import type { App } from '#server/http/visit-of.ts'
import type { Body, World } from '#tests/world.ts'

/**
 * Makes of a world one in which whatever the address of an endpoint answers as a problem has to stand in the reference:
 * with its code, under its status, at that endpoint.
 */
export async function heldToReference(world: World) {
  const { body: reference } = await world.as('olive').get('/api/openapi.json')
  return (endpoint: Endpoint): World => {
    const address = new RegExp(`^${endpoint.path.replace(/:\w+/g, '[^/]+')}$`)
    const operation = reference.paths?.[endpoint.path.replace(/:(\w+)/g, '{$1}')]?.[endpoint.method.toLowerCase()]
    const app: Pick<App, 'request'> = {
      async request(path, ...more) {
        const response = await world.app.request(path, ...more)
        const isProblem = response.headers.get('content-type') === 'application/problem+json'
        if (isProblem && address.test(String(path).split('?', 1)[0] ?? '')) {
          const { code } = (await response.clone().json()) as { code: string }
          expect(codesIn(operation, response.status), `what is listed under ${response.status}`).toContain(code)
        }
        return response
      },
    }
    return { ...world, as: (who, asked = app) => world.as(who, asked) }
  }
}

/** The codes an operation of the reference lists under a status. */
export function codesIn(operation: Body | undefined, status: number | string): unknown[] {
  const { schema } = operation?.responses?.[status]?.content?.['application/problem+json'] ?? {}
  return Object.values(schema?.allOf?.[1]?.properties?.code?.enum ?? {})
}
