import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, realpath, rm, stat, symlink } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const ATTEMPTS = 6

/** The folder belongs to another live process; the message is a sentence for the person who started this one. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(`The data folder ${folder} is in use by another running process. Stop that one, or choose another folder.`)
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
  const claims = join(path, 'lock')
  await mkdir(claims, { recursive: true, mode: 0o700 })
  // A socket's path is limited to about a hundred bytes, so the claims are reached by a short link.
  const shortcut = await mkdtemp(join(tmpdir(), 'tenantry-'))
  await symlink(claims, join(shortcut, 'l'))
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const server = await claim(join(shortcut, 'l'))
      if (server) return () => release(server, shortcut)
      await wait(20 + Math.random() * 60)
    }
    throw new FolderInUse(folder)
  } catch (error) {
    await rm(shortcut, { recursive: true, force: true })
    throw error
  }
}

async function claim(claims: string): Promise<Server | undefined> {
  const own = `${randomBytes(8).toString('hex')}`
  const server = await listen(join(claims, own))
  if (!(await othersAlive(claims, own)) && (await exists(join(claims, own)))) return server
  await close(server)
  return undefined
}

async function othersAlive(claims: string, own: string): Promise<boolean> {
  let alive = false
  for (const name of await readdir(claims)) {
    if (name === own) continue
    if (await answers(join(claims, name))) alive = true
    else await rm(join(claims, name), { force: true })
  }
  return alive
}

/** Only a refused or vanished socket is dead; a full queue, or anything unexpected, counts as a living owner. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => resolve(true))
    socket.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT'),
    )
    socket.once('close', () => socket.destroy())
    socket.once('connect', () => socket.destroy())
  })
}

async function lockByPipe(path: string): Promise<() => Promise<void>> {
  const name = createHash('sha256').update(path.toLowerCase()).digest('hex').slice(0, 32)
  const server = await listen(`\\\\.\\pipe\\tenantry-lock-${name}`).catch(() => {
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

async function release(server: Server, shortcut: string): Promise<void> {
  await close(server)
  await rm(shortcut, { recursive: true, force: true })
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
