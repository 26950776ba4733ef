import { once } from 'node:events'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbedded } from '#database/embedded.ts'
import { lockFolder } from '#database/folder-lock.ts'
import { type Ended, type Installation, install } from '#tests/installation.ts'

const secret = 'M3rYc0Zp7s/9uQkXw1bT5vHn2eLd8GfA6iJoRzUyKxE='
const nowhere = 'postgres://app:password@127.0.0.1:1/tenantry'
const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://app.example.com',
  DATABASE_URL: nowhere,
  AUTH_SECRET: secret,
}
const neverWritable = process.getuid?.() === 0 ? '/sys/tenantry' : 'shut/data'

let installation: Installation
let release: () => Promise<void>
const taken = createServer()
beforeAll(async () => {
  installation = await install()
  const at = (name: string) => join(installation.folder, name)
  writeFileSync(at('a-file'), '')
  for (const name of ['taken', 'shut']) mkdirSync(at(name))
  chmodSync(at('shut'), 0o500)
  release = await lockFolder(at('taken'))
  await once(taken.listen(0, '127.0.0.1'), 'listening')
})
afterAll(async () => {
  taken.close()
  await release()
  installation.remove()
})

let starts = 0
/** On a data folder of its own, where none is given, so that several can be tried at once. */
const start = (settings: Record<string, string>) =>
  installation.run(['start'], { DATA_DIR: `data-${++starts}`, ...settings })

const refusesInOneSentence = ({ code, stderr }: Ended, says: RegExp) => {
  expect(stderr).toMatch(says)
  expect(stderr).toMatch(/^[^\n]+\.\n$/)
  expect(stderr).not.toMatch(/\bat .*:\d+:\d+/)
  expect(code).toBe(1)
}

describe.concurrent('rule 156: a start is refused in one sentence that names the variable and the mend', () => {
  const wrong: readonly (readonly [says: RegExp, settings: Record<string, string>])[] = [
    [/^PORT must be a whole number from 1 to 65535\.$/m, { PORT: 'abc' }],
    [/^PORT must be a whole number from 1 to 65535\.$/m, { PORT: '99999' }],
    [/^PORT must be a whole number from 1 to 65535\.$/m, { PORT: '0' }],
    [/^DATABASE_POOL_SIZE must be a whole number from 1 to 200\.$/m, { DATABASE_POOL_SIZE: '0' }],
    [/^DRAIN_SECONDS must be a whole number from 0 to 300\.$/m, { DRAIN_SECONDS: '-1' }],
    [/^DEBUG_MODE must be true, false, 1 or 0\.$/m, { DEBUG_MODE: 'maybe' }],
    [/^LOG_LEVEL must be trace, .* or silent\.$/m, { LOG_LEVEL: 'loud' }],
    [/^NODE_ENV is misspelled: write production\.$/m, { NODE_ENV: 'prod' }],
    [/^PUBLIC_URL must be an http:/, { PUBLIC_URL: 'app.example.com' }],
    [/^PUBLIC_URL is missing: set it to/, { ...production, PUBLIC_URL: '' }],
    [/^AUTH_SECRET is too weak: set it to/, { AUTH_SECRET: 'short' }],
    [/^SETUP_TOKEN must have at least 16/, { SETUP_TOKEN: 'short' }],
    [/^SMTP_URL must be an smtp:/, { SMTP_URL: 'mail.example.com' }],
    [/^MAIL_FROM must be an e-mail address/, { SMTP_URL: 'smtp://localhost', MAIL_FROM: 'Example <nobody>' }],
    [/^TRUSTED_PROXIES holds 10\.0\.0\.0\/99, .*: write it/, { TRUSTED_PROXIES: '10.0.0.0/99' }],
    [/^DATABASE_URL is missing: OPERATOR_DATABASE_URL works/, { OPERATOR_DATABASE_URL: nowhere }],
    [/^DATABASE_URL is missing: MIGRATION_DATABASE_URL works/, { MIGRATION_DATABASE_URL: nowhere }],
    [/^The database does not answer .*DATABASE_URL leads there/, { DATABASE_URL: nowhere, AUTH_SECRET: secret }],
    [/^The database does not answer .*DATABASE_URL leads there/, production],
    [/^HOST is no address of this machine .*: set HOST to/, { HOST: '999.1.1.1', PORT: '4999' }],
    [/^HOST is no address of this machine .*: set HOST to/, { HOST: '192.0.2.1', PORT: '4999' }],
    [/^DATA_DIR is a-file, which is a file .*: set it to/, { DATA_DIR: 'a-file' }],
    [/^DATA_DIR is a-file\/data, which is a file or lies below/, { DATA_DIR: 'a-file/data' }],
    [/^DATA_DIR is a-file, which is a file/, { DATA_DIR: 'a-file', AUTH_SECRET: secret }],
    [/^DATA_DIR is \S+, where this user may not write: set it to/, { DATA_DIR: neverWritable }],
    [/^DATA_DIR is \S+, which is no folder that can be made: set/, { DATA_DIR: 'long'.repeat(100) }],
    [/^The data folder \S+ is in use .* set DATA_DIR to another folder/, { DATA_DIR: 'taken' }],
    [/^TMPDIR is \/nowhere, .*: set it to/, { TMPDIR: '/nowhere' }],
  ]
  it.each(wrong)('%s', async (says, settings) => {
    const ended = await start(settings)
    refusesInOneSentence(ended, says)
    expect(ended.stdout).toBe('')
  })

  it('and so is a port that is taken', async () => {
    const { port } = taken.address() as AddressInfo
    const ended = await start({ PORT: String(port) })
    refusesInOneSentence(ended, /^PORT is taken by another program: set PORT to a free one/)
  })

  it('and so is production before there is anything built', async () => {
    const sources = await install({ isBuilt: false })
    refusesInOneSentence(await sources.run(['start'], production), /: run `npm run build` where its sources are/)
    mkdirSync(join(sources.folder, 'server'))
    writeFileSync(join(sources.folder, 'server', 'main.ts'), '')
    refusesInOneSentence(await sources.run(['start'], production), /NODE_ENV=production .*: run `npm run build` first/)
    sources.remove()
  })
})

describe('words the command line does not know', () => {
  it.each([
    [/^`tenantry start` takes no further words: leave out extra\.$/m, ['start', 'extra']],
    [/^`tenantry verify-audit` takes no further words: leave out a b\.$/m, ['verify-audit', 'a', 'b']],
    [/^Say it as `tenantry superadmin list` or `tenantry superadmin grant\|/, ['superadmin']],
    [/^Say it as `tenantry superadmin list` or/, ['superadmin', 'list', 'all']],
    [/^Say it as `tenantry tenant list` or `tenantry tenant suspend\|/, ['tenant']],
    [/^Say it as `tenantry tenant list` or/, ['tenant', 'suspend', 'north', 'south']],
    [/^DATABASE_URL is missing/, ['migrate']],
  ])('are refused, before anything is opened: %s', async (says, words) => {
    refusesInOneSentence(await installation.run(words, { DATA_DIR: 'taken' }), says)
  })

  it('are named when they stand for a command, above those there are', async () => {
    const { code, stdout, stderr } = await installation.run(['frobnicate'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^There is no command frobnicate\.\n\n.*\n\n {2}start +Start serving\n/)
    expect(await installation.run([])).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('doctor', () => {
  it('ends with 0, and with 1 once something has to be looked at', async () => {
    const settings = { DATA_DIR: 'patient' }
    expect(await installation.run(['seed'], settings)).toMatchObject({ code: 0, stderr: '' })
    const well = await installation.run(['doctor'], settings)
    expect(well).toMatchObject({ code: 0, stderr: '' })
    expect(well.stdout).not.toMatch(/^ +look/m)

    const embedded = await startEmbedded({ dataDir: join(installation.folder, 'patient') })
    const client = new pg.Client(embedded.connection)
    await client.connect()
    await client.query('update tenantry.users set has_second_factor = true')
    await client.end()
    await embedded.stop()
    const ill = await installation.run(['doctor'], settings)
    expect(ill).toMatchObject({ code: 1, stderr: '' })
    expect(ill.stdout).toMatch(/^ +look +Second factors: of \d+ people/m)
  })
})
