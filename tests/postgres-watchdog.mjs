// Outlives the test run by a moment: its input ends when the run does, however that ends, and then nothing the run
// started may stay behind. Arguments: the folder of the test Postgres.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const [folder] = process.argv.slice(2)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
process.stdin.resume().on('end', async () => {
  const pid = postmaster()
  if (pid) signal(pid, 'SIGQUIT')
  for (let waited = 0; pid && signal(pid, 0) && waited < 50; waited++) await wait(100)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  process.exit(0)
})

function postmaster() {
  try {
    return Number.parseInt(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8'), 10)
  } catch {
    return undefined
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals | 0} name
 */
function signal(pid, name) {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}
