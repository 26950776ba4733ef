import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { pathToFileURL } from 'node:url'
import type { App } from '#server/http/visit-of.ts'
import { writePages } from '#tests/pages.ts'
import { type Caller, caller } from '#tests/world.ts'

export const setupToken = 'setup-token-of-the-tests'
const startTimeoutMs = 60_000
/** Servers of this process that run: none of them outlives it. */
const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
let pages: string | undefined

export type ServerProcess = {
  readonly address: string
  /** What it wrote, so far. */
  output(): string
  /** Asks over the network, from a page of this server. */
  ask(home?: { cookie?: string; tenant?: string }): Caller
  /** As a failing machine would. */
  kill(): Promise<void>
  /** As a supervisor does. Answers the exit code. */
  stop(): Promise<number | null>
}

/**
 * The server as it is started by people, as a process of its own, from the sources unless the built one is wanted.
 * Resolves when it says it is ready.
 */
export async function startServerProcess(
  environment: Readonly<Record<string, string>>,
  { isBuilt = false } = {},
): Promise<ServerProcess> {
  const port = environment.PORT ?? String(await freePort())
  const address = `http://localhost:${port}`
  pages ??= writePages()
  const settings = {
    ...{ PORT: port, HOST: '127.0.0.1', SETUP_TOKEN: setupToken, SEED_TEST_TENANT: 'false', LOG_LEVEL: 'warn' },
    DRAIN_SECONDS: '0',
    ...{ AUTH_SECRET: 'a secret of the tests, long enough to be one', TENANTRY_PAGES: pages, ...environment },
  }
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env
  const main = isBuilt ? pathToFileURL('dist/server/main.js').href : '#server/main.ts'
  const start = `import { start } from '${main}'; await start()`
  const loader = isBuilt ? [] : ['--import', 'tsx']
  const child = spawn(process.execPath, [...loader, '--input-type=module', '-e', start], {
    env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += String(text)))
  await ready(child, () => output)
  return {
    address,
    output: () => output,
    ask: (home = {}) => caller(overNetwork(address), home, address),
    kill: async () => void (await end(child, 'SIGKILL')),
    stop: () => end(child, 'SIGTERM'),
  }
}

async function ready(child: ChildProcess, output: () => string) {
  const deadline = Date.now() + startTimeoutMs
  while (!output().includes('Tenantry is ready')) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`The server did not start:\n${output()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
  return child.exitCode
}

/** What `caller` asks of an application, asked of a server instead. `fetch` counts a body's bytes by itself. */
function overNetwork(address: string): Pick<App, 'request'> {
  const request = (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers)
    headers.delete('content-length')
    return fetch(`${address}${path}`, { ...init, headers, redirect: 'manual', signal: AbortSignal.timeout(15_000) })
  }
  return { request: request as App['request'] }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('No free port.')
  return address.port
}
