// Builds what `npm start` runs: the two portals, the server, and beside it what the server reads from disk.
// dist/web and dist/operator: pages, each file also as .br and .gz. dist/server: main.js, cli.js, SQL, embedded database.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import * as esbuild from 'esbuild'
import { build as buildPages } from 'vite'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const inRoot = (...parts) => join(root, ...parts)

/** Everything, into dist. */
export async function build() {
  rmSync(inRoot('dist', '.built'), { force: true })
  await buildServer(inRoot('dist', 'server'))
  for (const mode of ['web', 'operator']) {
    await buildPages({ mode, configFile: inRoot('vite.config.ts'), logLevel: 'warn' })
    compress(inRoot('dist', mode, 'assets'))
  }
  writeFileSync(inRoot('dist', '.built'), new Date().toISOString())
}

/** Everything but pages, into a folder. */
export async function buildServer(out) {
  mkdirSync(out, { recursive: true })
  for (const name of readdirSync(out).filter((each) => each.endsWith('.js'))) rmSync(join(out, name))
  await esbuild.build({
    entryPoints: [inRoot('server', 'main.ts'), inRoot('server', 'cli.ts')],
    outdir: out,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    plugins: [ownAliases],
    sourcemap: 'linked',
    logLevel: 'warning',
  })
  rmSync(join(out, 'migrations'), { recursive: true, force: true })
  cpSync(inRoot('database', 'migrations'), join(out, 'migrations'), { recursive: true })
  for (const name of ['roles.sql', 'seal.sql', 'embedded-worker.mjs']) cpSync(inRoot('database', name), join(out, name))
  makeSeed(join(out, 'embedded-seed'))
}

/** An empty cluster to begin from. Making it takes seconds and depends only on the engine's version: it is made once for each. */
function makeSeed(seed) {
  const engine = JSON.parse(
    readFileSync(inRoot('node_modules', '@electric-sql', 'pglite', 'package.json'), 'utf8'),
  ).version
  const note = `${seed}.version`
  const isMade = statSync(seed, { throwIfNoEntry: false }) && statSync(note, { throwIfNoEntry: false })
  if (isMade && readFileSync(note, 'utf8') === engine) return
  rmSync(seed, { recursive: true, force: true })
  execFileSync(process.execPath, [inRoot('database', 'embedded-seed.mjs'), seed], { stdio: 'inherit' })
  writeFileSync(note, engine)
}

/** `#server/x.ts` is ours, so it goes into the bundle; everything else by name is a package and stays outside. */
const ownAliases = {
  name: 'own-aliases',
  setup: ({ onResolve }) => onResolve({ filter: /^#/ }, ({ path }) => ({ path: inRoot(path.slice(1)) })),
}

function compress(folder) {
  for (const name of readdirSync(folder).filter((each) => /\.(js|css|svg|map)$/.test(each))) {
    const content = readFileSync(join(folder, name))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }))
    writeFileSync(
      join(folder, `${name}.br`),
      brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    )
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build()
