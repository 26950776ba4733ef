import type { Child } from '../child.ts'
import { median } from '../compare.ts'
import { load } from '../load.ts'
import { fromAdministrators, toBetterAuth } from '../requests.ts'
import type { Row } from '../row.ts'

const atOnce = 500

export const bulkInvite: Row = {
  name: 'bulk-invite',
  about:
    'Invite 500 people in one request, each in a transaction of its own: POST /api/admin/team/invites; Better Auth takes one address at a time, from 32 connections',
  async run(rig) {
    const rounds = rig.isFull ? 9 : 3
    const ours = await rig.ours()
    const betterAuth = await rig.betterAuth()
    const single = await toBetterAuth(betterAuth, (organizationId) => ({
      method: 'POST',
      path: '/api/auth/organization/invite-member',
      body: { email: 'bulk-@@@@@@@@@bench.test', role: 'member', organizationId },
    }))
    const took: number[] = []
    const theirs: number[] = []
    for (let round = -1; round < rounds; round++) {
      const ms = await inviteMany(ours, round + 1)
      const { perSecond } = await load(betterAuth.port, single, { seconds: rig.isFull ? 3 : 1.5 })
      if (round < 0) continue
      took.push(ms)
      theirs.push(perSecond)
    }
    const ms = median(took) ?? 0
    return [
      {
        kind: 'against',
        row: 'bulk invite, addresses',
        other: 'Better Auth, one by one',
        ours: (atOnce / ms) * 1000,
        others: median(theirs) ?? 0,
      },
      { kind: 'measured', row: 'bulk invite of 500, Postgres', value: ms, unit: 'ms' },
      {
        kind: 'measured',
        row: 'bulk invite of 500, embedded',
        value: await inviteMany(await rig.embedded(), 0),
        unit: 'ms',
      },
    ]
  },
}

/** From an organization that has invited nobody yet in this run. */
async function inviteMany(child: Child, round: number): Promise<number> {
  const emails = Array.from({ length: atOnce }, (_, at) => `bulk-${process.pid}-${round}-${at}@bench.test`)
  const [request] = fromAdministrators(child, {
    method: 'POST',
    path: '/api/admin/team/invites',
    body: { emails, roleIds: ['rol_viewer'] },
  }).slice(100 + round)
  const startedAt = performance.now()
  const response = await fetch(`http://127.0.0.1:${child.port}${request?.path}`, {
    method: 'POST',
    headers: { ...request?.headers, 'content-type': 'application/json' },
    body: JSON.stringify(request?.body),
  })
  const { results } = (await response.json()) as { results?: { status: string }[] }
  const invited = results?.filter(({ status }) => status === 'invited').length
  if (invited !== atOnce) throw new Error(`${invited} of ${atOnce} were invited: ${response.status}`)
  return performance.now() - startedAt
}
