import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { contractInPages, isShape } from './scripts/contract-in-pages.ts'

// Two portals, two builds, nothing shared in the output: what an operator's browser loads
// is never on a path that a customer's browser can ask for.
const portals = {
  web: {
    entry: 'main.html',
    base: '/',
    files: [
      { name: 'first', of: 'main.tsx' },
      { name: 'frame', of: 'features/context/organization-frame.tsx' },
      { name: 'frame', of: 'features/dashboard/dashboard-screen.tsx' },
      { name: 'form', of: 'features/sign-in/sign-in-screen.tsx' },
      { name: 'overlay', of: 'ui/overlay/dialog.tsx' },
    ],
  },
  operator: {
    entry: 'operator.html',
    base: '/admin/',
    files: [
      { name: 'first', of: 'operator.tsx' },
      // What nearly every page asks for; each file more would also be a name more in the first one.
      { name: 'words', of: 'features/operator-users/use-user-actions.tsx' },
    ],
  },
} as const

export default defineConfig(({ mode }) => {
  const portal = mode === 'operator' ? portals.operator : portals.web
  return {
    root: 'web',
    base: portal.base,
    publicDir: false,
    // Without what stands in for React's own part where React is too old to have it.
    resolve: { alias: { 'use-sync-external-store/shim/with-selector': 'use-sync-external-store/with-selector' } },
    plugins: [react(), tailwindcss(), contractInPages(), withoutIdleZod()],
    // The server replaces this word by a fresh nonce in each page it sends.
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir: `../dist/${mode === 'operator' ? 'operator' : 'web'}`,
      emptyOutDir: true,
      manifest: true,
      target: ['chrome120', 'safari17', 'firefox121'],
      // Inlined files would need data: in the policy.
      assetsInlineLimit: 0,
      // The first page is one file on purpose; its compressed size is what is held to a limit.
      chunkSizeWarningLimit: 700,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: `web/${portal.entry}`,
        output: {
          codeSplitting: {
            groups: [{ name: 'shapes', test: isShape }, ...portal.files.map(oneFile), { name: 'icons', test: icon }],
          },
        },
        // Shapes do nothing until they are asked: the promises a portal does not use stay out of it, and so do the
        // operator's addresses out of what a customer's browser loads.
        treeshake: { manualPureFunctions: ['endpoint', 'underTenant', 'z'] },
      },
    },
  }
})

type Graph = { getModuleInfo(id: string): { importedIds: readonly string[]; code: string | null } | null }

/**
 * What a page needs goes into one file, less what an earlier file holds: it comes in one go, and compresses a tenth
 * better than in pieces.
 */
function oneFile({ name, of }: { name: string; of: string }) {
  const entry = fileURLToPath(new URL(`web/${of}`, import.meta.url))
  const needed = new Set<string>()
  const gather = (id: string, graph: Graph) => {
    if (needed.has(id)) return
    needed.add(id)
    const { importedIds = [], code } = graph.getModuleInfo(id) ?? {}
    for (const imported of importedIds) {
      if (allIcons.test(imported)) for (const each of iconsNamedIn(code ?? '', imported)) gather(each, graph)
      else gather(imported, graph)
    }
  }
  const nameOf = (id: string, graph: Graph) => {
    gather(entry, graph)
    return id !== entry && needed.has(id) ? name : null
  }
  return { name: nameOf, debugName: name }
}

const allIcons = /lucide-react\/dist\/esm\/lucide-react\.mjs$/
const icon = /lucide-react\/dist\/esm\/icons\//

/** The module that hands out all icons imports all of them; a file is to hold those its own modules name. */
function iconsNamedIn(code: string, barrel: string): string[] {
  iconFiles ??= iconsOf(barrel)
  const names = [...code.matchAll(/import\s*\{([^}]*)\}\s*from\s*["']lucide-react["']/g)]
    .flatMap(([, list = '']) => list.split(','))
    .map((each) => each.trim().split(/\s+as\s+/)[0] ?? '')
  return names.flatMap((name) => iconFiles?.get(name) ?? [])
}

let iconFiles: Map<string, string> | undefined

function iconsOf(barrel: string): Map<string, string> {
  const lines = [...readFileSync(barrel, 'utf8').matchAll(/^export \{(.*)\} from '(\.\/icons\/.*)';$/gm)]
  return new Map(
    lines.flatMap(([, names = '', file = '']) =>
      [...names.matchAll(/default as (\w+)/g)].map(([, name = '']) => [name, join(dirname(barrel), file)] as const),
    ),
  )
}

/** The parts of zod no page uses: its own English, and JSON Schema, with which the server prints its reference. */
function withoutIdleZod(): Plugin {
  return {
    name: 'without-idle-zod',
    enforce: 'pre',
    load(id) {
      // Every refusal is put in words by speak-shapes.ts, in the page's own language.
      if (/zod\/v4\/locales\/en\.js$/.test(id)) return 'export default () => ({})'
      if (!/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/.test(id)) return null
      const names = [...readFileSync(id, 'utf8').matchAll(/^export (?:const|function|class) (\w+)/gm)]
      return names.map(([, name]) => `export const ${name} = () => undefined`).join('\n')
    },
  }
}
