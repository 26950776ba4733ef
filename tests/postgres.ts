import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { chown, mkdtemp, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { findPostgresBinaries } from '#tests/postgres-binaries.ts'

const START_TIMEOUT_MS = 30_000
const SETTINGS = {
  fsync: 'on',
  listen_addresses: '127.0.0.1',
  max_connections: '200',
  unix_socket_directories: '',
  TimeZone: 'UTC',
}

export type Postgres = {
  /** As superuser, to the database `postgres`. */
  adminUrl: string
  port: number
  stop(): Promise<void>
  /** Kills the postmaster as a failing machine would; `restart()` recovers from the log. */
  crash(): Promise<void>
  restart(): Promise<void>
}

/**
 * A real Postgres of our own in a temporary folder, with durability on. As root it runs as an unprivileged user. It and
 * its folder are gone when this process is, however that ends.
 */
export async function startPostgres(): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-postgres-'))
  const watchdog = watch(folder)
  const owner = unprivilegedUser()
  if (owner) await chown(folder, owner.uid, owner.gid)
  const bin = await findPostgresBinaries(folder)
  await promisify(execFile)(join(bin, 'initdb'), initdbArguments(join(folder, 'data')), { ...owner, cwd: folder })
  const port = await freePort()
  const adminUrl = `postgres://postgres@127.0.0.1:${port}/postgres`
  const start = () => startServer(join(bin, 'postgres'), { folder, port, adminUrl, owner })
  let server = await start()
  return {
    adminUrl,
    port,
    stop: async () => {
      await end(server, 'SIGQUIT')
      watchdog.ref()
      watchdog.stdin?.end()
      await once(watchdog, 'exit')
    },
    crash: () => end(server, 'SIGKILL'),
    restart: async () => {
      await end(server, 'SIGINT')
      server = await start()
    },
  }
}

type Place = { folder: string; port: number; adminUrl: string; owner: { uid: number; gid: number } | undefined }

/** After a crash the last backends of the killed server hold its shared memory for a moment, so a start may need more tries. */
async function startServer(postgres: string, { folder, port, adminUrl, owner }: Place): Promise<ChildProcess> {
  const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = join(folder, 'server.log')
  const deadline = Date.now() + START_TIMEOUT_MS
  while (Date.now() < deadline) {
    const output = openSync(log, 'a')
    const server = spawn(postgres, ['-D', join(folder, 'data'), ...settings], {
      ...owner,
      cwd: folder,
      stdio: ['ignore', output, output],
      detached: true,
    })
    server.unref()
    while (server.exitCode === null && Date.now() < deadline) {
      if (await answers(adminUrl)) return server
      await wait(30)
    }
  }
  throw new Error(`The test Postgres did not start:\n${await readFile(log, 'utf8')}`)
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 1000 })
  client.on('error', () => {})
  const connected = await client.connect().then(
    () => true,
    () => false,
  )
  await client.end().catch(() => {})
  return connected
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  server.ref()
  const exit = once(server, 'exit')
  server.kill(signal)
  await exit
}

function watch(folder: string): ChildProcess {
  const script = fileURLToPath(new URL('./postgres-watchdog.mjs', import.meta.url))
  const watchdog = spawn(process.execPath, [script, folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  watchdog.unref()
  return watchdog
}

function initdbArguments(dataDir: string): string[] {
  const locale = { linux: 'C.UTF-8', darwin: 'en_US.UTF-8' }[process.platform as string] ?? 'C'
  const common = ['-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync', `--locale=${locale}`]
  return ['-D', dataDir, ...common]
}

/** Postgres refuses to run as root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user = ['postgres', 'nobody', 'daemon'].map((name) => users.find((fields) => fields[0] === name)).find(Boolean)
  if (!user) throw new Error('Postgres refuses to run as root, and there is no user postgres, nobody or daemon.')
  return { uid: Number(user[2]), gid: Number(user[3]) }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('No free port.')
  return address.port
}
