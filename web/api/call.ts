import type { z } from 'zod'
import type { Access, Endpoint, Method } from '#contract/endpoint.ts'
import { type SendOptions, send } from './send.ts'

/**
 * Asks what the contract promises and gives back what it promises. `values` holds path parameters, query and body
 * together, as the contract's input does. The server has judged the answer by its shape; it is not judged again.
 */
export async function call<A extends Access, M extends Method, I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<A, M, I, O>,
  values: z.input<I>,
  options: SendOptions = {},
): Promise<z.output<O>> {
  const rest = new Map(Object.entries(values as object).filter(([, value]) => value !== undefined))
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest.get(name))
    rest.delete(name)
    return encodeURIComponent(value)
  })
  const isRead = endpoint.method === 'GET'
  const query = isRead ? new URLSearchParams([...rest].map(([name, value]) => [name, String(value)])).toString() : ''
  const answer = await send(
    endpoint.method,
    query ? `${path}?${query}` : path,
    isRead ? undefined : Object.fromEntries(rest),
    {
      ...(endpoint.method === 'POST' && { idempotencyKey: newIdempotencyKey() }),
      ...options,
    },
  )
  return answer as z.output<O>
}

/** `crypto.randomUUID` is missing where a page is not served over HTTPS. */
export function newIdempotencyKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
