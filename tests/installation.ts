import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { writePages } from '#tests/pages.ts'

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

export type Installation = {
  readonly folder: string
  /** Runs the command line with these settings and no others, until it ends. */
  run(words: readonly string[], settings?: Readonly<Record<string, string>>): Promise<Ended>
  remove(): void
}

/** What is carried to a server: the command line, the built server and its packages. Without `isBuilt` no server yet. */
export async function install({ isBuilt = true } = {}): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-installation-'))
  mkdirSync(join(folder, 'bin'))
  for (const file of ['bin/tenantry.mjs', 'package.json']) copyFileSync(file, join(folder, file))
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  if (isBuilt) await buildServer(join(folder, 'dist', 'server'))
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env
  const own = { PATH, HOME, ...(TMPDIR && { TMPDIR }), TENANTRY_PAGES: writePages() }
  return {
    folder,
    run: (words, settings = {}) =>
      new Promise((resolve) => {
        const options = { cwd: folder, env: { ...own, ...settings }, timeout: 50_000 }
        const child = execFile(process.execPath, ['bin/tenantry.mjs', ...words], options, (_, stdout, stderr) =>
          resolve({ code: child.exitCode, stdout, stderr }),
        )
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** In a process of its own, like every build. */
const buildServer = (out: string) =>
  new Promise<void>((done, reject) => {
    const script = `await (await import('./scripts/build.mjs')).buildServer(${JSON.stringify(out)})`
    execFile(process.execPath, ['--input-type=module', '-e', script], (error) => (error ? reject(error) : done()))
  })
