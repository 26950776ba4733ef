import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type pg from 'pg'
import { lockFolder } from '#database/folder-lock.ts'

const PORT = 5432
const STOP_TIMEOUT_MS = 10_000
// Written next to the bundled server by `node database/embedded-seed.mjs`; sources run without it, a few seconds slower.
const BUILT_SEED = fileURLToPath(new URL('./embedded-seed', import.meta.url))

/** Where a data folder keeps the database itself; the folder's other entries are ours. */
export const clusterOf = (dataDir: string) => join(resolve(dataDir), 'postgres')

export type Embedded = {
  /** For exactly one pool with `max: 1`: a second connection waits until the first one has ended. */
  connection: pg.ClientConfig
  /** Settles when the database is gone: with nothing after `stop()`, with the reason when it broke down by itself. */
  ended: Promise<Error | undefined>
  stop(): Promise<void>
}

/**
 * Starts the embedded database on a folder, which it creates (0700) and locks. For trying, development and tests:
 * statement timeouts have no effect in it, and `idle_in_transaction_session_timeout` must not be set, it would spin.
 * A new folder begins as a copy of the database in `seedDir`, when that exists. Throws `FolderInUse`.
 */
export async function startEmbedded(options: { dataDir: string; seedDir?: string }): Promise<Embedded> {
  const { dataDir, seedDir = BUILT_SEED } = options
  const folder = resolve(dataDir)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const unlock = await lockFolder(folder)
  const socketDir = await mkdtemp(join(tmpdir(), 'tenantry-'))
  const cleanUp = async () => {
    await rm(socketDir, { recursive: true, force: true })
    await unlock()
  }
  try {
    const socketPath = pathIn(socketDir)
    await plant(seedDir, clusterOf(folder))
    const worker = await startWorker(clusterOf(folder), socketPath)
    const ended = endOf(worker).finally(cleanUp)
    return { connection: connectionTo(socketDir, socketPath), ended, stop: () => stop(worker, ended) }
  } catch (error) {
    await cleanUp()
    throw error
  }
}

/** Copied aside and renamed, so that a process killed half-way leaves no half database. */
async function plant(seedDir: string, clusterDir: string): Promise<void> {
  if (existsSync(clusterDir) || !existsSync(seedDir)) return
  const aside = `${clusterDir}.new`
  await rm(aside, { recursive: true, force: true })
  await cp(seedDir, aside, { recursive: true })
  await rename(aside, clusterDir)
}

async function startWorker(clusterDir: string, socketPath: string): Promise<Worker> {
  await mkdir(clusterDir, { recursive: true, mode: 0o700 })
  const worker = new Worker(new URL('./embedded-worker.mjs', import.meta.url), {
    workerData: { clusterDir, socketPath },
    execArgv: [],
  })
  const exit = once(worker, 'exit').then(() => Promise.reject(new Error('The embedded database did not start.')))
  await Promise.race([once(worker, 'message'), exit])
  exit.catch(() => {})
  return worker
}

async function stop(worker: Worker, ended: Promise<Error | undefined>): Promise<void> {
  worker.postMessage('stop')
  const overdue = setTimeout(() => void worker.terminate(), STOP_TIMEOUT_MS)
  await ended
  clearTimeout(overdue)
}

function endOf(worker: Worker): Promise<Error | undefined> {
  return new Promise((done) => {
    worker.once('error', (error) => done(new Error('The embedded database broke down.', { cause: error })))
    worker.once('exit', (code) => done(code === 0 ? undefined : new Error('The embedded database broke down.')))
  })
}

function pathIn(socketDir: string): string {
  if (process.platform !== 'win32') return join(socketDir, `.s.PGSQL.${PORT}`)
  return `\\\\.\\pipe\\${socketDir.replaceAll(/[^a-zA-Z0-9-]/g, '-')}`
}

function connectionTo(socketDir: string, socketPath: string): pg.ClientConfig {
  const login = { user: 'postgres', database: 'postgres' }
  if (process.platform !== 'win32') return { ...login, host: socketDir, port: PORT }
  // The driver knows no named pipes: it gets a socket that goes to ours whatever address it is given.
  return { ...login, stream: () => new PipeSocket(socketPath) }
}

class PipeSocket extends Socket {
  readonly #path: string

  constructor(path: string) {
    super()
    this.#path = path
  }

  override connect(): this {
    return super.connect(this.#path)
  }
}
