import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, realpath, rm, stat, symlink } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const ATTEMPTS = 6
const LONGEST_FOLDER_BYTES = 70

/** The folder belongs to another live process; the message is a sentence for the person who started this one. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(
      `The data folder ${folder} is in use by another running process: stop that one, or set DATA_DIR to another folder.`,
    )
  }
}

/**
 * Takes the folder for this process until the returned function is called or the process ends, however it ends.
 *
 * A claim is a listening socket inside the folder: the system closes it with the process, so a claim nobody answers on
 * is dead, also after a kill, and also seen from another container on the same volume, where process ids mean nothing.
 * Every process claims first and looks at the others' claims second, so of two at once at least one sees the other;
 * names are never reused, so removing a dead claim can't remove a live one.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = await realpath(folder)
  if (process.platform === 'win32') return lockByPipe(path)
  const claims = await reachable(await claimsFolder(path))
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const server = await claim(claims.path)
      if (server) return () => close(server).then(claims.forget)
      await wait(20 + Math.random() * 60)
    }
    throw new FolderInUse(folder)
  } catch (error) {
    await claims.forget()
    throw error
  }
}

/** Some mounted file systems hold no sockets; then the claims lie in the temporary folder, where this machine sees them. */
async function claimsFolder(path: string): Promise<string> {
  const inside = join(path, 'lock')
  await mkdir(inside, { recursive: true, mode: 0o700 })
  const probe = await reachable(inside)
  const holdsSockets = await listen(join(probe.path, newName('probe')))
    .then((server) => close(server).then(() => true), notSupported)
    .finally(probe.forget)
  if (holdsSockets) return inside
  const beside = join(tmpdir(), `tenantry-lock-${fingerprint(path)}`)
  await mkdir(beside, { recursive: true, mode: 0o700 })
  return beside
}

/** Only a lasting reason counts: two processes must never disagree on where the claims lie. */
function notSupported(error: NodeJS.ErrnoException): false {
  if (['ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'ENOSYS'].includes(error.code ?? '')) return false
  throw error
}

/** The path of a socket is limited to about a hundred bytes, so a deep folder is reached by a short link. */
async function reachable(folder: string): Promise<{ path: string; forget: () => Promise<void> }> {
  if (Buffer.byteLength(folder) < LONGEST_FOLDER_BYTES) return { path: folder, forget: async () => {} }
  const link = await mkdtemp(join(tmpdir(), 'tenantry-'))
  await symlink(folder, join(link, 'l'))
  return { path: join(link, 'l'), forget: () => rm(link, { recursive: true, force: true }) }
}

async function claim(claims: string): Promise<Server | undefined> {
  const own = newName('claim')
  const server = await listen(join(claims, own))
  if (!(await othersAlive(claims, own)) && (await exists(join(claims, own)))) return server
  await close(server)
  return undefined
}

async function othersAlive(claims: string, own: string): Promise<boolean> {
  let alive = false
  for (const name of await readdir(claims)) {
    if (name === own || !name.startsWith('claim-')) continue
    if (await answers(join(claims, name))) alive = true
    else await rm(join(claims, name), { force: true })
  }
  return alive
}

/** Only a refused or vanished socket is dead; a full queue, or anything unexpected, counts as a living owner. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT')
    })
  })
}

async function lockByPipe(path: string): Promise<() => Promise<void>> {
  const server = await listen(`\\\\.\\pipe\\tenantry-lock-${fingerprint(path.toLowerCase())}`).catch(() => {
    throw new FolderInUse(path)
  })
  return () => close(server)
}

function listen(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', reject)
    server.listen(path, () => resolve(server.unref()))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

function newName(kind: 'claim' | 'probe'): string {
  return `${kind}-${randomBytes(6).toString('hex')}`
}

function fingerprint(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 32)
}
