import { load } from '../load.ts'
import { fromAdministrators } from '../requests.ts'
import type { Row } from '../row.ts'
import { crowdedOrganization, crowdPerson } from '../seed/crowd.ts'

const asked = (term: string) => `?q=${encodeURIComponent(term)}`

const questions = {
  'first page': [''],
  'first page by name': ['?sort=name'],
  'of one role': ['?roleId=rol_manager'],
  'search, many have it': ['?q=sol', '?q=.test', '?q=norka'],
  'search, one has it': [crowdPerson(4242).name, crowdPerson(777).email].map(asked),
  'search, nobody has it': ['?q=nobody-is-called-this'],
} as const

export const teamAtScale: Row = {
  name: 'team-at-100k',
  about:
    'The team of an organization of 100,000 (quickly: 10,000), page and search, one after the other: 95th percentile',
  async run(rig) {
    const members = rig.isFull ? 100_000 : 10_000
    const child = await rig.crowd({ users: rig.isFull ? 200_000 : 20_000, members })
    const lines = []
    for (const [name, searches] of Object.entries(questions)) {
      const requests = searches.flatMap((search) =>
        fromAdministrators(child, { method: 'GET', path: `/api/admin/team${search}` }).slice(
          crowdedOrganization,
          crowdedOrganization + 1,
        ),
      )
      await load(child.port, requests, { seconds: 0.5, connections: 1 })
      const { p95 } = await load(child.port, requests, { seconds: rig.isFull ? 5 : 1.5, connections: 1 })
      const row = `team of ${members.toLocaleString('en-US')}: ${name}`
      lines.push({ kind: 'measured', row, value: p95, unit: 'ms', atMost: 100 } as const)
    }
    return lines
  },
}
