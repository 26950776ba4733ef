import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

// Two portals, two builds, nothing shared in the output: what an operator's browser loads
// is never on a path that a customer's browser can ask for.
const portals = {
  web: { entry: 'main.html', base: '/' },
  operator: { entry: 'operator.html', base: '/admin/' },
} as const

const operatorEntry = fileURLToPath(new URL('web/operator.tsx', import.meta.url))

export default defineConfig(({ mode }) => {
  const portal = mode === 'operator' ? portals.operator : portals.web
  return {
    root: 'web',
    base: portal.base,
    publicDir: false,
    plugins: [react(), tailwindcss(), withoutJsonSchema()],
    // The server replaces this word by a fresh nonce in each page it sends.
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir: `../dist/${mode === 'operator' ? 'operator' : 'web'}`,
      emptyOutDir: true,
      manifest: true,
      target: ['chrome120', 'safari17', 'firefox121'],
      // Inlined files would need data: in the policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: `web/${portal.entry}`,
        ...(mode === 'operator' && { output: { codeSplitting: { groups: [{ name: firstPageOf(operatorEntry) }] } } }),
      },
    },
  }
})

type Graph = { getModuleInfo(id: string): { importedIds: readonly string[] } | null }

/** What the first page needs goes into one file: it comes in one go, and compresses a tenth better than in pieces. */
function firstPageOf(entry: string) {
  const needed = new Set<string>()
  const gather = (id: string, graph: Graph) => {
    if (needed.has(id)) return
    needed.add(id)
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) gather(imported, graph)
  }
  return (id: string, graph: Graph) => {
    gather(entry, graph)
    return id !== entry && needed.has(id) ? 'first' : null
  }
}

/** The part of zod that describes shapes as JSON Schema: the server prints its reference with it, no page ever does. */
function withoutJsonSchema(): Plugin {
  return {
    name: 'without-json-schema',
    enforce: 'pre',
    load(id) {
      if (!/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/.test(id)) return null
      const names = [...readFileSync(id, 'utf8').matchAll(/^export (?:const|function|class) (\w+)/gm)]
      return names.map(([, name]) => `export const ${name} = () => undefined`).join('\n')
    },
  }
}
