import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Places = {
  /** Where the pages below a route begin, by the route's name. */
  readonly under: Readonly<Record<string, string>>
  /** What stands for a name in an address; several for one that may have several, the empty word for one left out. */
  readonly values: Readonly<Record<string, readonly string[]>>
}

/** The address of every page that the routers in this folder have. */
export function addressesIn(folder: string, { under, values }: Places): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) => routesIn(readFileSync(join(folder, name), 'utf8')))
    .flatMap(({ parent, path }) => filled(`${under[parent] ?? ''}${path}`, values))
    .map((address) => address.replace(/(?<=.)\/+$/, ''))
}

/** Each path with the route it lies under: the one named last before it. */
const routesIn = (code: string) =>
  [...code.matchAll(/\bpath: '([^']+)'/g)].map((found) => ({
    path: String(found[1]),
    parent: code.slice(0, found.index).match(/.*getParentRoute(?:: | = )\(\) => (\w+)/s)?.[1] ?? '',
  }))

function filled(path: string, values: Places['values']): string[] {
  const slot = /\{?-?\$(\w+)\}?/.exec(path)
  if (!slot) return [path]
  const chosen = values[String(slot[1])]
  if (!chosen) throw new Error(`Say what may stand for $${slot[1]} in ${path}, so that this page is looked at too.`)
  return chosen.flatMap((value) => filled(path.replace(slot[0], value), values))
}
