/**
 * Where to go after signing in, if that is a path on this very host; anything else is as if nothing was said.
 * The browser drops tabs and line breaks and resolves dots in an address, so it is judged as the browser reads it.
 */
export function nextPath(wanted: string | undefined, origin: string = location.origin): string | undefined {
  if (wanted === undefined || !relativePath.test(wanted)) return undefined
  if (!URL.canParse(wanted, origin)) return undefined
  const read = new URL(wanted, origin)
  if (read.origin !== origin) return undefined
  const path = read.pathname + read.search
  return relativePath.test(path) ? path : undefined
}

const relativePath = /^\/(?![/\\])/
