import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Files as a build leaves them, small ones: what matters here is who gets which, not what is in them. */
export const builtFiles = { web: '/assets/main-4f2a9c1b.js', operator: '/admin/assets/operator-8e1d7a30.js' } as const

/** Writes a folder of built pages that goes with this process. */
export function writePages(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-pages-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const write = (path: string, content: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  const page = (script: string) =>
    `<!doctype html><html><head><meta name="application-name" content="__PRODUCT_NAME__"><meta property="csp-nonce" nonce="__CSP_NONCE__"><script type="module" src="${script}"></script></head></html>`
  write('web/main.html', page(builtFiles.web))
  write(`web${builtFiles.web}`, 'console.log("a page of everyone")')
  write('operator/operator.html', page(builtFiles.operator))
  write(`operator${builtFiles.operator.slice('/admin'.length)}`, 'console.log("a page of operators")')
  return folder
}
