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
    try {
      execFileSync(process.execPath, [script], { stdio: 'inherit' })
    } catch {
      fail('Tenantry could not be built, for the reason above: run `npm install` first if a package is missing.')
    }
  }
}
if (!existsSync(new URL('../dist/server/cli.js', import.meta.url)))
  fail(
    existsSync(sources)
      ? 'Tenantry is not built, and with NODE_ENV=production a start builds nothing: run `npm run build` first.'
      : 'Tenantry is not built here: run `npm run build` where its sources are, and bring dist here.',
  )
const { run } = await import('../dist/server/cli.js').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  fail(`A package is missing (${error.message}): run \`npm ci --omit=dev\`.`)
})
await run(process.argv.slice(2))

/** @param {string} sentence */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
