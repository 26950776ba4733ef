import type { BrowserContext } from 'playwright-core'

/**
 * Collects what goes wrong in a browser without anybody seeing it: errors in scripts and on the console, which is also
 * where a breach of the content policy is reported, answers of a server in trouble, and files that are not there.
 */
export function faultsOf(context: BrowserContext): () => readonly string[] {
  const faults: string[] = []
  context.on('weberror', (error) => faults.push(`${error.page()?.url()} throws: ${error.error().stack}`))
  context.on('console', (message) => {
    if (message.type() !== 'error' || isRefusal(message.text(), message.location().url)) return
    faults.push(`${message.page()?.url()} says: ${message.text()} (${message.location().url})`)
  })
  context.on('response', (response) => {
    const { pathname } = new URL(response.url())
    const isInTrouble = response.status() >= 500 || (response.status() >= 400 && !pathname.startsWith('/api/'))
    if (isInTrouble) faults.push(`${response.request().method()} ${response.url()} answers ${response.status()}`)
  })
  return () => faults
}

/** Chromium calls every refusal an error. The API refuses where it should, and pages show it. */
const isRefusal = (text: string, url: string) =>
  /^Failed to load resource: the server responded with a status of 4\d\d/.test(text) && /\/api\//.test(url)
