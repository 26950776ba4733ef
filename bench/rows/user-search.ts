import type { Child } from '../child.ts'
import { median } from '../compare.ts'
import { load, type Request } from '../load.ts'
import { fromOperator } from '../requests.ts'
import { betterAuthCookieFor } from '../rig.ts'
import type { Line, Row } from '../row.ts'
import { crowdPerson } from '../seed/crowd.ts'
import { tokenOf } from '../seed/people.ts'

/** As one looks for somebody: by name, by part of a name, by address. */
const selective = [
  crowdPerson(4242).name,
  crowdPerson(777).email,
  crowdPerson(15_015).email.replace(/@.*/, ''),
  crowdPerson(9_999).name.slice(3),
]
/** Of every sort: also what some have, what a large part or everybody has, and what nobody has. */
const anyTerm = [...selective, 'sol', 'norka', '@corba.test', '.test', 'ba', 'a', '42', 'zz', 'nobody-is-called-this']

export const userSearch: Row = {
  name: 'user-search',
  about:
    'The operator searches all users: GET /api/super-admin/users?q=…, with each one’s organizations, at 200,000 (quickly: 20,000) beside Better Auth’s admin plugin as migrated; then at 1,000,000 (quickly: 100,000), one after the other',
  async run(rig) {
    const [some, many] = rig.isFull ? [200_000, 1_000_000] : [20_000, 100_000]
    const members = rig.isFull ? 100_000 : 10_000
    const ours = await rig.crowd({ users: some, members })
    const theirs = await rig.betterAuthCrowd(some)
    const sides = [
      { child: ours, requests: searches(ours, selective), perSecond: [] as number[] },
      { child: theirs, requests: await theirSearches(theirs), perSecond: [] as number[] },
    ]
    const rounds = rig.isFull ? 7 : 3
    for (let round = -1; round < rounds; round++)
      for (const { child, requests, perSecond } of sides) {
        const result = await load(child.port, requests, { seconds: rig.isFull ? 3 : 1.5 })
        if (round >= 0) perSecond.push(result.perSecond)
      }
    await theirs.stop()
    const [perSecond = 0, others = 0] = sides.map((side) => median(side.perSecond) ?? 0)
    const among = (count: number) => `search among ${count.toLocaleString('en-US')} users`
    const compared: Line = {
      kind: 'against',
      row: among(some),
      other: 'Better Auth, as migrated',
      ours: perSecond,
      others,
      atLeast: rig.isFull ? 20 : undefined,
    }
    const grown = await rig.crowd({ users: many, members })
    const line = async (row: string, terms: readonly string[], atMost: number): Promise<Line> => {
      const requests = searches(grown, terms)
      await load(grown.port, requests, { seconds: 1, connections: 1 })
      const { p95 } = await load(grown.port, requests, { seconds: rig.isFull ? 8 : 2, connections: 1 })
      return { kind: 'measured', row: `${among(many)}: ${row}`, value: p95, unit: 'ms', atMost }
    }
    return [compared, await line('any term, p95', anyTerm, 30), await line('a selective one, p95', selective, 5)]
  },
}

const searches = (child: Child, terms: readonly string[]): Request[] =>
  terms.flatMap((term) =>
    fromOperator(child, { method: 'GET', path: `/api/super-admin/users?q=${encodeURIComponent(term)}` }),
  )

/** Its search looks at one column, so this is the easier question. */
async function theirSearches(child: Child): Promise<Request[]> {
  const cookie = await betterAuthCookieFor(tokenOf(0))
  return selective.map((term) => ({
    method: 'GET',
    path: `/api/auth/admin/list-users?searchField=email&searchOperator=contains&limit=25&searchValue=${encodeURIComponent(term)}`,
    headers: { origin: `http://127.0.0.1:${child.port}`, cookie },
  }))
}
