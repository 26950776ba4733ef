import type { Page } from 'playwright-core'

/** What stands for a name in an address; several for one that may have several, the empty word for one left out. */
export type Values = Readonly<Record<string, readonly string[]>>

/** The address of every page this page's own router has. */
export async function addressesIn(page: Page, values: Values): Promise<string[]> {
  const paths = await page.evaluate<string[]>('Object.keys(__TSR_ROUTER__.routesByPath)')
  const addresses = paths.flatMap((path) => filled(path, values)).map((path) => path.replace(/(?<=.)\/+$/, ''))
  return [...new Set(addresses)]
}

function filled(path: string, values: Values): string[] {
  const slot = /\{?-?\$(\w+)\}?/.exec(path)
  if (!slot) return [path]
  const chosen = values[String(slot[1])]
  if (!chosen) throw new Error(`Say what may stand for $${slot[1]} in ${path}, so that this page is looked at too.`)
  return chosen.flatMap((value) => filled(path.replace(slot[0], value), values))
}
