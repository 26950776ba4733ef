#!/usr/bin/env node
// The command line. Builds first when the sources were changed since the last build, or were never built.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const sources = fileURLToPath(new URL('../server/main.ts', import.meta.url))
// An installation that carries only dist has nothing to build.
if (existsSync(sources) && process.env.NODE_ENV !== 'production') {
  const { build, isStale } = await import('../scripts/build.mjs')
  if (isStale()) {
    process.stdout.write('Building (once after each change) …\n')
    await build()
  }
}
const { run } = await import('../dist/server/cli.js')
await run(process.argv.slice(2))
