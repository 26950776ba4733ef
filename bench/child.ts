import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export type Child = {
  readonly pid: number
  readonly port: number
  /** From its start to its first answer that it is ready. */
  readonly startMs: number
  /** Memory the process holds at this moment, in MB. */
  rss(): number
  stop(): Promise<void>
}

/** Starts a server as a process of its own and waits until it answers. */
export async function startChild(
  command: readonly string[],
  environment: (port: number) => Record<string, string>,
  readyPath = '/readyz',
): Promise<Child> {
  const port = await freePort()
  const startedAt = performance.now()
  const child = spawn(process.execPath, command, {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(port),
      DRAIN_SECONDS: '0',
      ...environment(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      said = (said + data).slice(-4000)
    })
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  while (!(await answers(port, readyPath))) {
    if (child.exitCode !== null) throw new Error(`${command.at(-1)} ended with ${child.exitCode}:\n${said}`)
    await wait(5)
  }
  const pid = child.pid ?? 0
  return {
    pid,
    port,
    startMs: performance.now() - startedAt,
    rss: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024,
    stop: async () => {
      process.off('exit', kill)
      await ended(child)
    },
  }
}

async function ended(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  const slow = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await exit
  clearTimeout(slow)
}

const answers = (port: number, path: string) =>
  fetch(`http://127.0.0.1:${port}${path}`).then(
    async (response) => {
      await response.arrayBuffer()
      return response.ok
    },
    () => false,
  )

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}
