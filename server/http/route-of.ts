import { routePath } from 'hono/route'
import type { NodeContext } from './visit-of.ts'

/**
 * The pattern of the address that answered, to be asked once it has. Never the address itself: tokens stand in some, and
 * anybody can make up any number of them. What only patterns fitted that fit everything is `page`.
 */
export function routeOf(c: NodeContext): string {
  const path = routePath(c)
  return path.includes('*') || path === '' ? 'page' : path
}
