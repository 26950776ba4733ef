#!/usr/bin/env node
// The command line. Builds first when the sources were changed since the last build, or were never built.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const sources = fileURLToPath(new URL('../server/main.ts', import.meta.url))
// An installation that carries only dist has nothing to build.
if (existsSync(sources) && process.env.NODE_ENV !== 'production') {
  const { isStale } = await import('../scripts/stale.mjs')
  if (isStale()) {
    process.stdout.write('Building (once after each change) …\n')
    // In a process of its own: the page builder sets NODE_ENV for itself, and its memory is not the server's.
    const script = fileURLToPath(new URL('../scripts/build.mjs', import.meta.url))
    execFileSync(process.execPath, [script], { stdio: 'inherit' })
  }
}
const { run } = await import('../dist/server/cli.js')
await run(process.argv.slice(2))
