import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { clusterOf } from '#database/embedded.ts'
import { openTestDatabase, settingsFor } from '#tests/test-database.ts'

/** A database nobody has used, as settings of a server. */
export async function openEmptyDatabase() {
  const offer = inject('offer')
  if (offer.kind === 'postgres') {
    const database = await openTestDatabase()
    return { environment: settingsFor(database), close: database.close }
  }
  return openEmptyFolder(offer.seedDir)
}

/** The same, embedded: a folder a server may open. */
export async function openEmptyFolder(seedDir: string) {
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-data-'))
  await cp(seedDir, clusterOf(folder), { recursive: true })
  return { environment: { DATA_DIR: folder }, close: () => rm(folder, { recursive: true, force: true }) }
}
