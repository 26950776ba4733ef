import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { clusterOf, startEmbedded } from '#database/embedded.ts'
import { migrate } from '#database/migrate.ts'
import { startPostgres } from '#tests/postgres.ts'
import { asAdmin, databaseUrl } from '#tests/test-database.ts'

const TEMPLATE = 'tenantry_template'
const LOGINS = { migration: 'tenantry_migrator', login: 'tenantry_login', operator: 'tenantry_operator_login' }

/** Once per run and kind of database: a migrated template, from which each test file gets its copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  return project.name === 'embedded' ? offerEmbedded(project) : offerPostgres(project)
}

async function offerPostgres(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres()
  const { adminUrl } = postgres
  await asAdmin(adminUrl, async (admin) => {
    await admin.query(`create role ${LOGINS.migration} login createrole password 'test'`)
    await admin.query(`create role ${LOGINS.login} login noinherit password 'test'`)
    await admin.query(`create role ${LOGINS.operator} login noinherit password 'test'`)
    await admin.query(`create database ${TEMPLATE} owner ${LOGINS.migration}`)
  })
  await migrate({
    config: { connectionString: databaseUrl(adminUrl, { login: LOGINS.migration, name: TEMPLATE }) },
    loginRoles: [LOGINS.login],
    operatorRoles: [LOGINS.operator],
  })
  project.provide('offer', { kind: 'postgres', adminUrl, template: TEMPLATE, logins: LOGINS })
  return () => postgres.stop()
}

async function offerEmbedded(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tenantry-template-'))
  const embedded = await startEmbedded({ dataDir, seedDir: await emptySeed() })
  await migrate({ config: embedded.connection })
  await embedded.stop()
  project.provide('offer', { kind: 'embedded', seedDir: clusterOf(dataDir) })
  return () => rm(dataDir, { recursive: true, force: true })
}

/** Creating an embedded database takes seconds and always gives the same, so it is kept from run to run. */
export async function emptySeed(): Promise<string> {
  const { version } = JSON.parse(await readFile('node_modules/@electric-sql/pglite/package.json', 'utf8'))
  const kept = join('node_modules', '.cache', 'tenantry', `embedded-seed-${version}`)
  if (existsSync(kept)) return kept
  const fresh = `${kept}-${process.pid}`
  await mkdir(join(kept, '..'), { recursive: true })
  await promisify(execFile)(process.execPath, ['database/embedded-seed.mjs', fresh])
  await rename(fresh, kept).catch(() => rm(fresh, { recursive: true, force: true }))
  return kept
}
