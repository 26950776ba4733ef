// Part of the build: writes a freshly created, empty database to the folder given, from which the embedded database
// copies when it starts on a new data folder. Creating one anew takes some seconds, a copy takes a fraction of one.
import { mkdir, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Say which folder to write: node database/embedded-seed.mjs dist/server/embedded-seed')
const seedDir = resolve(folder)
await rm(seedDir, { recursive: true, force: true })
await mkdir(seedDir, { recursive: true, mode: 0o700 })
const database = await PGlite.create({ dataDir: seedDir })
await database.close()
