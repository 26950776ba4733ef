import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Plugin, runnerImport } from 'vite'

const contract = fileURLToPath(new URL('../contract/', import.meta.url))
const whole = '?whole'

/** What goes into the file that comes with the first form. */
export const isShape = (id: string) => id.endsWith(whole) || /\/node_modules\/zod\//.test(id)

/**
 * The contract as pages see it. Each module of it gives method and address of its promises, and words and numbers as
 * they are; what cannot be written down so, shapes above all, it hands on from the module as it was written, which is
 * loaded with the first form that names a shape.
 */
export function contractInPages(): Plugin {
  return {
    name: 'contract-in-pages',
    enforce: 'pre',
    // As it was written, a module leans on others as they were written.
    resolveId: (source, importer) =>
      importer?.endsWith(whole) && source.startsWith('./') ? join(contract, source) + whole : null,
    async load(id) {
      if (!id.startsWith(contract)) return null
      if (id.endsWith(whole)) {
        return { code: readFileSync(id.slice(0, -whole.length), 'utf8'), moduleType: 'ts', moduleSideEffects: false }
      }
      const { module } = await runnerImport<Record<string, unknown>>(id, { configFile: false, logLevel: 'silent' })
      const written = Object.entries(module).flatMap(([name, value]) => {
        const plain = plainly(value)
        return plain === undefined ? [] : `export const ${name} = ${JSON.stringify(plain)}`
      })
      return [`export * from ${JSON.stringify(id + whole)}`, ...written].join('\n')
    },
  }
}

/** As it can be written down; undefined for shapes and functions, and for what holds one. */
function plainly(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value
  if (Array.isArray(value)) return value
  if (Object.getPrototypeOf(value) !== Object.prototype || '_zod' in value) return undefined
  if ('method' in value && 'path' in value && 'output' in value) return { method: value.method, path: value.path }
  const entries = Object.entries(value).map(([name, each]) => [name, plainly(each)] as const)
  return entries.some(([, each]) => each === undefined) ? undefined : Object.fromEntries(entries)
}
