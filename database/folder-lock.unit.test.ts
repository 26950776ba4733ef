import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { FolderInUse, lockFolder } from '#database/folder-lock.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-lock-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const HOLD = `
  import { lockFolder } from '#database/folder-lock.ts'
  setInterval(() => {}, 1000)
  try { await lockFolder(process.env.FOLDER); console.log('held') } catch (error) { console.log(error.message); process.exit(3) }
`

/** Another process that tries to take the folder; `said` is its first word on it. */
async function contender() {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', HOLD], {
    env: { ...process.env, FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [output] = await once(child.stdout, 'data')
  const kill = async () => {
    child.kill('SIGKILL')
    if (child.signalCode === null && child.exitCode === null) await once(child, 'exit')
  }
  return { said: String(output).trim(), kill }
}

it('is refused to a second one with a sentence, and free after release', async () => {
  const unlock = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toThrow(FolderInUse)
  await unlock()
  await (await lockFolder(folder))()
  expect(await readdir(join(folder, 'lock'))).toEqual([])
})

it('is held against another process and free once that one was killed', async () => {
  const holder = await contender()
  expect(holder.said).toBe('held')
  await expect(lockFolder(folder)).rejects.toThrow(`The data folder ${folder} is in use by another running process: `)
  await holder.kill()
  await (await lockFolder(folder))()
})

it('works in a folder with a path longer than a socket may have', async () => {
  const deep = join(folder, 'a'.repeat(60), 'b'.repeat(60))
  await mkdir(deep, { recursive: true })
  const unlock = await lockFolder(deep)
  await expect(lockFolder(deep)).rejects.toThrow(FolderInUse)
  await unlock()
})

it('is given to at most one of many that come at once', async () => {
  const killed = await contender()
  await killed.kill()
  const contenders = await Promise.all(Array.from({ length: 4 }, contender))
  const here = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)))
  const holders = contenders.filter(({ said }) => said === 'held').length
  expect(holders + here.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1)
  await Promise.all(contenders.map(({ kill }) => kill()))
})

it('is given to one of many that come at once in the end', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)))
  const held = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  expect(held.length).toBeLessThanOrEqual(1)
  for (const unlock of held) await unlock()
  await (await lockFolder(folder))()
})
