import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultOfDataFolder } from './data-folder.ts'

/** The secret of an installation on the embedded database: made once, kept beside the data, readable by its owner only. */
export function secretIn(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const file = join(dataDir, 'secret')
    makeOnce(file)
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw faultOfDataFolder(error, dataDir)
  }
}

function makeOnce(file: string) {
  try {
    // `wx`: of two starts at once, one writes and the other reads what was written.
    writeFileSync(file, randomBytes(48).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
