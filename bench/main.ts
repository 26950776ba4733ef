// npm run bench                     every row, quickly
// npm run bench -- list-people …    these rows only
// npm run bench -- --full           longer, and writes docs/benchmarks.md
// npm run bench -- --server <dir>   a server built elsewhere instead of dist/server
import { writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { tablesOf } from './report.ts'
import { openRig } from './rig.ts'
import { isMet, type Line, type Row } from './row.ts'
import { rows } from './rows.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean', default: false }, server: { type: 'string' } },
})
const unknown = positionals.filter((name) => !rows.some((row) => row.name === name))
if (unknown.length) {
  process.stderr.write(`There is no row ${unknown.join(', ')}. There are:\n`)
  for (const { name, about } of rows) process.stderr.write(`  ${name.padEnd(22)} ${about}\n`)
  process.exit(1)
}
const chosen = positionals.length ? rows.filter(({ name }) => positionals.includes(name)) : rows
const [busyBefore = 0] = loadavg()
const lines = await measure(chosen)
process.stdout.write(`\n${tablesOf(lines)}\n`)
if (values.full && !positionals.length) {
  const file = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url))
  writeFileSync(file, document(lines))
  process.stdout.write(`\nWritten to ${file}\n`)
}
process.exit(lines.some((line) => isMet(line) === false) ? 2 : 0)

async function measure(wanted: readonly Row[]): Promise<Line[]> {
  const rig = await openRig({ server: values.server ?? (await built()), isFull: values.full })
  const found: Line[] = []
  try {
    for (const row of wanted) {
      process.stderr.write(`${row.name}: ${row.about}\n`)
      const lines = await row.run(rig)
      process.stderr.write(`${tablesOf(lines)}\n`)
      found.push(...lines)
    }
  } finally {
    await rig.close()
  }
  return found
}

/** The server and the pages as `npm start` would build them. */
async function built(): Promise<string> {
  const { isStale }: { isStale(): boolean } = await import(new URL('../scripts/stale.mjs', import.meta.url).href)
  if (isStale()) {
    const { build }: { build(): Promise<void> } = await import(new URL('../scripts/build.mjs', import.meta.url).href)
    await build()
  }
  return fileURLToPath(new URL('../dist/server', import.meta.url))
}

function document(measured: readonly Line[]): string {
  const [cpu] = cpus()
  const machine = `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}`
  return `# Benchmarks

Written by \`npm run bench -- --full\` on ${new Date().toISOString().slice(0, 10)}: ${machine}.

Client, servers and database share the machine. Each row asks every server in turn, 32 connections, seven rounds of three
seconds after a warm-up; the figures are medians. Ratios from one run travel, absolute figures do not. Postgres runs with
fsync on. *Floor* is the same answer written by hand with Hono, the cookie's signature and one prepared statement (or one
round trip, where a tenant is pinned): \`bench/servers/floor.ts\`. *Better Auth* is version 1.7.7 with its organization
plugin and its own tables: \`bench/servers/better-auth.ts\`. *Embedded* is the default without a Postgres, by itself.
What is asked within the process goes round by some milliseconds each, everybody keeping what they need in memory.

When the run began, the load average was ${busyBefore.toFixed(1)} on ${cpus().length} processors. Above about 0.5 something else was
running: then waiting for a processor is part of every figure, and an answer of several round trips waits more often than
one of a single round trip, so ratios suffer too.

${tablesOf(measured)}

## The rows

${rows.map(({ name, about }) => `- **${name}**: ${about}.`).join('\n')}
`
}
