import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Row } from '../row.ts'

const dist = (path: string) => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url))

type Manifest = Record<string, { file: string; isEntry?: boolean; imports?: string[] }>

export const scriptSize: Row = {
  name: 'script-size',
  about: 'Script of the first page of each built portal, compressed: the entry and all it imports at once',
  run: async () =>
    (['web', 'operator'] as const).map((portal) => ({
      kind: 'measured',
      row: `script of the first page, ${portal}`,
      value: firstPage(portal) / 1024,
      unit: 'KiB',
      atMost: 160,
    })),
}

function firstPage(portal: 'web' | 'operator'): number {
  const manifest = JSON.parse(readFileSync(dist(`${portal}/.vite/manifest.json`), 'utf8')) as Manifest
  const seen = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk || seen.has(chunk.file)) return
    seen.add(chunk.file)
    for (const each of chunk.imports ?? []) visit(each)
  }
  for (const [key, { isEntry }] of Object.entries(manifest)) if (isEntry) visit(key)
  return [...seen]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(dist(`${portal}/${file}`)), { level: 9 }).length, 0)
}
