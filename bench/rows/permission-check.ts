import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { naiveAnswer, type Question, randomOrganization } from '../access/memberships.ts'
import { betterAuthFor, bitsetsFor, type Check, casbinFor, caslFor, oursFor } from '../access/peers.ts'
import { median } from '../compare.ts'
import type { Row } from '../row.ts'

/** Each one's share of ours that we must reach at least. */
const targets = { 'a Map with bitsets': 0.9, 'Better Auth authorize': 2, 'CASL, kept': 1.3, casbin: 200 } as const

export const permissionCheck: Row = {
  name: 'permission-check',
  about:
    'May this membership do that, within the process: 10,000 random memberships of 12 roles and 223 permissions, every answer compared with a naive model first',
  async run({ isFull }) {
    const organization = randomOrganization({ memberships: 10_000, questions: 1 << 15 })
    const before = held()
    const ours = oursFor(organization)
    const megabytes = (held() - before) / 1e6
    const sides: Record<string, Check> = {
      ours,
      'a Map with bitsets': bitsetsFor(organization),
      'Better Auth authorize': betterAuthFor(organization),
      'CASL, kept': caslFor(organization),
      casbin: await casbinFor(organization),
    }
    const expected = organization.questions.map((question) => naiveAnswer(organization, question))
    for (const [name, check] of Object.entries(sides)) judge(name, check, organization.questions, expected)
    const perSecond = measure(sides, organization.questions, isFull ? 301 : 101)
    return [
      ...Object.entries(targets).map(([other, atLeast]) => ({
        kind: 'against' as const,
        row: 'permission check, in process',
        other,
        ours: perSecond('ours'),
        others: perSecond(other),
        atLeast,
      })),
      { kind: 'measured', row: 'permissions of 10,000 memberships', value: megabytes, unit: 'MB', atMost: 3 },
    ]
  },
}

/** A wrong answer ends the row, whoever gives it. */
function judge(name: string, check: Check, questions: readonly Question[], expected: readonly boolean[]) {
  // The slowest would take half a minute over all of them.
  const asked = name === 'casbin' ? questions.slice(0, 2000) : questions
  const wrong = asked.find((question, index) => check(question) !== expected[index])
  if (wrong) throw new Error(`${name} answers wrong: ${wrong.membershipId} ${wrong.permission}`)
}

/** Asks all sides in turn for some milliseconds each, so that what slows the machine down slows down all of them. */
function measure(sides: Record<string, Check>, questions: readonly Question[], rounds: number) {
  const results = new Map(Object.keys(sides).map((name) => [name, [] as number[]]))
  for (let round = -10; round < rounds; round++)
    for (const [name, check] of Object.entries(sides)) {
      const perSecond = answersPerSecond(check, questions)
      if (round >= 0) results.get(name)?.push(perSecond)
    }
  return (name: string) => median(results.get(name)) ?? 0
}

const batch = 32

function answersPerSecond(check: Check, questions: readonly Question[]): number {
  const startedAt = performance.now()
  let asked = 0
  let granted = 0
  while (performance.now() - startedAt < 4) {
    const from = asked % questions.length
    for (let index = from; index < from + batch; index++) if (check(questions[index] as Question)) granted++
    asked += batch
  }
  if (granted === 0) throw new Error('Nobody may do anything.')
  return (asked / (performance.now() - startedAt)) * 1000
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes in use once nothing is left to collect. */
function held(): number {
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
