import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import offerDatabase from '#tests/global-setup.ts'
import { findChromium, launchChromium } from './chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one Chromium of this run listens; empty when the machine has none. */
    chromium: string
  }
}

/** Once per run: Postgres, the pages and the server as `npm start` builds them, and one Chromium. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const path = findChromium()
  const closeDatabase = await offerDatabase(project)
  if (path) await buildWhatChanged()
  const chromium = path ? await launchChromium(path) : undefined
  project.provide('chromium', chromium?.wsEndpoint() ?? '')
  return async () => {
    await chromium?.close()
    await closeDatabase()
  }
}

/** In a process of its own: within the test runner it would become a build for tests. */
async function buildWhatChanged() {
  const { NODE_ENV: _, ...env } = process.env
  const build = `const { isStale } = await import('./scripts/stale.mjs'); if (isStale()) await (await import('./scripts/build.mjs')).build()`
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', build], { env })
}
