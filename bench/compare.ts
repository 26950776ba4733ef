import type { Child } from './child.ts'
import { load, type Request, type Result } from './load.ts'
import type { Rig } from './rig.ts'
import type { Compared } from './row.ts'

type Sides = 'ours' | 'floor' | 'betterAuth'

export type Comparison = {
  readonly row: string
  readonly targets: Compared['targets']
  readonly ours: (child: Child) => readonly Request[]
  readonly floor: (child: Child) => readonly Request[]
  readonly betterAuth?: (child: Child) => Promise<readonly Request[]>
  /** Also measured on the embedded database, where it says how the default does. */
  readonly hasEmbedded?: boolean
}

/** Asks all sides in turn, several rounds, so that what slows the machine down slows down all of them. */
export async function compare(rig: Rig, { row, targets, ...asked }: Comparison): Promise<Compared> {
  const { seconds, rounds, warmUp } = rig.isFull
    ? { seconds: 3, rounds: 7, warmUp: 3 }
    : { seconds: 1.5, rounds: 3, warmUp: 1.5 }
  const sides: { side: Sides; port: number; requests: readonly Request[]; results: Result[] }[] = []
  for (const side of ['ours', 'floor', 'betterAuth'] as const) {
    const requestsOf = asked[side]
    if (!requestsOf) continue
    const child = await rig[side]()
    sides.push({ side, port: child.port, requests: await requestsOf(child), results: [] })
  }
  for (const { port, requests } of sides) await load(port, requests, { seconds: warmUp })
  for (let round = 0; round < rounds; round++) {
    for (const { port, requests, results } of sides) results.push(await load(port, requests, { seconds }))
  }
  const middle = (side: Sides, of: (result: Result) => number) =>
    median(sides.find((each) => each.side === side)?.results.map(of))
  const perSecond = (side: Sides) => middle(side, (result) => result.perSecond)
  return {
    kind: 'compared',
    row,
    targets,
    ours: perSecond('ours') ?? 0,
    floor: perSecond('floor') ?? 0,
    betterAuth: perSecond('betterAuth'),
    embedded: asked.hasEmbedded ? await embedded(rig, asked.ours, seconds) : undefined,
    p99: middle('ours', (result) => result.p99) ?? 0,
  }
}

async function embedded(rig: Rig, requestsOf: Comparison['ours'], seconds: number) {
  const child = await rig.embedded()
  const requests = requestsOf(child)
  const results: Result[] = []
  for (let round = 0; round < 4; round++)
    results.push(await load(child.port, requests, { seconds: Math.min(seconds, 2) }))
  return median(results.slice(1).map(({ perSecond }) => perSecond))
}

export function median(values: readonly number[] | undefined): number | undefined {
  const sorted = values?.toSorted((a, b) => a - b)
  return sorted?.[Math.floor(sorted.length / 2)]
}
