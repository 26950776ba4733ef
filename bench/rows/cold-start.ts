import { join } from 'node:path'
import type { Child } from '../child.ts'
import { median } from '../compare.ts'
import type { Row } from '../row.ts'

export const coldStart: Row = {
  name: 'cold-start',
  about: 'From the start of the built server to its first answer that it is ready',
  async run(rig) {
    const rounds = rig.isFull ? 5 : 3
    const times = { fresh: [] as number[], existing: [] as number[], postgres: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      const folder = join(rig.folder, `start-${round}`)
      times.fresh.push(await startTime(rig.startOnFolder(folder)))
      times.existing.push(await startTime(rig.startOnFolder(folder)))
      times.postgres.push(await startTime(rig.startOurs()))
    }
    const line = (row: string, values: number[], atMost: number) =>
      ({ kind: 'measured', row, value: median(values) ?? 0, unit: 'ms', atMost }) as const
    return [
      line('cold-start, new embedded database', times.fresh, 5000),
      line('cold-start, existing embedded database', times.existing, 2000),
      line('cold-start, Postgres', times.postgres, 2000),
    ]
  },
}

async function startTime(starting: Promise<Child>): Promise<number> {
  const child = await starting
  await child.stop()
  return child.startMs
}
