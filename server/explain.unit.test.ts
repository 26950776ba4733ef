import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, it } from 'vitest'
import { Problem } from '#contract/problems.ts'
import { lockFolder } from '#database/folder-lock.ts'
import { MigrationMismatch } from '#database/migrate.ts'
import { AuditBroken } from './commands/verify-audit.ts'
import { readConfig } from './config.ts'
import { faultOfDataFolder } from './data-folder.ts'
import { explain } from './explain.ts'

const thrownBy = async (work: () => unknown) => {
  try {
    await work()
  } catch (error) {
    return error
  }
  throw new Error('Nothing was thrown.')
}
const isOneSentence = (text: string) => expect(text).not.toMatch(/\n|\bat .*:\d+|^Error/)

it('says in one sentence that a folder is in use', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-explain-'))
  const release = await lockFolder(folder)
  const said = explain(await thrownBy(() => lockFolder(folder)))
  expect(said).toMatch(/^The data folder .* is in use by another running process: .* set DATA_DIR .*\.$/)
  isOneSentence(said)
  await release()
  rmSync(folder, { recursive: true })
})

it('says in one sentence that no database answers', async () => {
  const free = createServer()
  await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve))
  const { port } = free.address() as { port: number }
  await new Promise((resolve) => free.close(resolve))
  for (const host of ['127.0.0.1', 'localhost']) {
    const connectionString = `postgres://someone:secret-word@${host}:${port}/nowhere`
    const said = explain(await thrownBy(() => new pg.Client({ connectionString }).connect()))
    expect(said).toMatch(/^The database does not answer \(.*ECONNREFUSED.*DATABASE_URL/)
    expect(said).not.toContain('secret-word')
    isOneSentence(said)
  }
})

it.each([
  ['28P01', 'password authentication failed for user "someone"'],
  ['3D000', 'database "nowhere" does not exist'],
])('says in one sentence that the database refuses: %s', (code, message) => {
  const said = explain(Object.assign(new Error(message), { code }))
  expect(said).toBe(
    `The database does not let us in (${message}): see that DATABASE_URL is right, and so OPERATOR_DATABASE_URL and MIGRATION_DATABASE_URL where they are set.`,
  )
})

it.each([
  [/^The database does not answer \(timeout expired\): see/, 'timeout expired'],
  [/^The database does not answer \(Connection terminated/, 'Connection terminated unexpectedly'],
  [/^The database does not let us in \(SASL: .*DATABASE_URL/, 'SASL: client password must be a string'],
  [/^The connection to the database cannot be encrypted .*DATABASE_URL/, 'The server does not support SSL connections'],
])('says in one sentence what only the driver has words for: %s', (says, message) => {
  expect(explain(new Error(message))).toMatch(says)
})

it.each([
  ['EADDRNOTAVAIL', /^HOST is no address of this machine .*: set HOST to/],
  ['ENOTFOUND', /^HOST is no address of this machine .*: set HOST to/],
  ['EACCES', /^PORT may not be opened by this user: set PORT to/],
])('takes what failed while listening for no fault of the database: %s', (code, says) => {
  expect(explain(Object.assign(new Error(`listen ${code}`), { code, syscall: 'listen' }))).toMatch(says)
})

it.each([
  [/^DATA_DIR is data, where no space is left: .* set it to/, { code: 'ENOSPC', syscall: 'write' }],
  [/^DATA_DIR is data, where this user may not write: set it to/, { code: 'EACCES', syscall: 'listen' }],
  [/^DATA_DIR is data, where this user may not write: set it to/, { code: 'EROFS', syscall: 'mkdir' }],
  [/^TMPDIR is \S+, where no space is left: .* set it to/, { code: 'ENOSPC', syscall: 'mkdtemp' }],
  [/^Error: something\n +at /, { code: 'EIO' }],
])('says of what befell the data folder: %s', (says, more) => {
  expect(explain(faultOfDataFolder(Object.assign(new Error('something'), more), 'data'))).toMatch(says)
})

it('says what else a person can mend without a stack', async () => {
  for (const error of [
    await thrownBy(() => readConfig({ PORT: 'many' })),
    new MigrationMismatch('Take a newer version.'),
    new AuditBroken('A line was changed.'),
    new Problem('last_superadmin'),
    Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE' }),
  ])
    isOneSentence(explain(error))
})

it('tells the whole story of what nobody expected', () => {
  expect(explain(new TypeError('x is not a function'))).toMatch(/^TypeError: x is not a function\n +at /)
})
