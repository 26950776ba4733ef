import { expect } from 'vitest'
import { openApiDocument } from '#server/http/openapi.ts'
import { mountedOperations } from '#server/http/reference-of-mounts.ts'
import type { Route } from '#server/http/serve.ts'
import type { App } from '#server/http/visit-of.ts'
import type { Body } from '#tests/world.ts'

/**
 * The same application, whose every problem has to stand in the reference: with its code, under its status, at the operation
 * that was asked for. So any test that is refused something anywhere finds what the reference leaves out.
 */
export function heldToReference(app: App, routes: readonly Route[]): Pick<App, 'request'> {
  let operations: Operations | undefined
  return {
    async request(path, request, ...more) {
      const response = await app.request(path, request, ...more)
      if (response.headers.get('content-type') !== 'application/problem+json') return response
      operations ??= operationsOf(routes)
      const asked = `${request?.method ?? 'GET'} ${String(path).split('?', 1)[0]}`
      const operation = operations.find(({ address }) => address.test(asked)) ?? operations.find(isAtPathOf(asked))
      const told = await response.clone().text()
      // Whoever asks for the headers alone is told no code.
      if (operation && told) {
        const { code } = JSON.parse(told) as { code: string }
        expect(codesIn(operation.described, response.status), `${asked}: listed for ${response.status}`).toContain(code)
      }
      return response
    },
  }
}

/** The codes an operation of the reference lists under a status. */
export function codesIn(operation: Body | undefined, status: number | string): unknown[] {
  const { schema } = operation?.responses?.[status]?.content?.['application/problem+json'] ?? {}
  return Object.values(schema?.allOf?.[1]?.properties?.code?.enum ?? {})
}

type Operations = readonly { readonly address: RegExp; readonly path: RegExp; readonly described: Body }[]

/** The more particular path first, as the application takes them. */
function operationsOf(routes: readonly Route[]): Operations {
  const { paths } = openApiDocument(routes, mountedOperations)
  return Object.entries(paths)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([path, methods]) => {
      const pattern = path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')
      return Object.entries(methods).map(([method, described]) => ({
        address: new RegExp(`^${method === 'get' ? '(GET|HEAD)' : method.toUpperCase()} ${pattern}$`),
        path: new RegExp(`^${pattern}$`),
        described: described as Body,
      }))
    })
}

/** What no operation takes by its method is refused in the name of those that share the path. */
const isAtPathOf =
  (asked: string) =>
  ({ path }: Operations[number]) =>
    path.test(asked.slice(asked.indexOf(' ') + 1))
