import { setTimeout as wait } from 'node:timers/promises'
import type { Child } from '../child.ts'
import { load } from '../load.ts'
import { fromAdministrators } from '../requests.ts'
import type { Row } from '../row.ts'

export const memory: Row = {
  name: 'memory',
  about:
    'What the process holds before and after at least 5,000 lists of people (on the embedded database: the database too)',
  async run(rig) {
    const postgres = await held(await rig.startOurs())
    const embedded = await held(await rig.startOnFolder(await rig.embeddedCopy()))
    const line = (row: string, value: number, atMost?: number) =>
      ({ kind: 'measured', row, value, unit: 'MB', ...(atMost !== undefined && { atMost }) }) as const
    return [
      line('memory idle, Postgres', postgres.idle),
      line('memory loaded, Postgres', postgres.loaded, 200),
      line('memory idle, embedded', embedded.idle),
      line('memory loaded, embedded', embedded.loaded),
    ]
  },
}

async function held(child: Child) {
  await wait(1000)
  const idle = child.rss()
  const requests = fromAdministrators(child, { method: 'GET', path: '/api/admin/team' })
  for (let answered = 0; answered < 5000; ) answered += (await load(child.port, requests, { seconds: 1 })).perSecond
  const loaded = child.rss()
  await child.stop()
  return { idle, loaded }
}
