import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import pg from 'pg'
import { expect, it } from 'vitest'
import { startPostgres } from '#tests/postgres.ts'

async function query(connectionString: string, text: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client.query(text).finally(() => client.end())
}

it('the test Postgres keeps committed rows through a crash', async () => {
  const postgres = await startPostgres()
  await query(postgres.adminUrl, 'create table kept as select 42 as n')
  await postgres.crash()
  await expect(query(postgres.adminUrl, 'select 1')).rejects.toThrow()
  await postgres.restart()
  expect((await query(postgres.adminUrl, 'select n from kept')).rows).toEqual([{ n: 42 }])
  expect((await query(postgres.adminUrl, 'show fsync')).rows).toEqual([{ fsync: 'on' }])
  await postgres.stop()
})

it('the test Postgres is gone soon after its test run was killed', async () => {
  const script = `
    import { startPostgres } from '#tests/postgres.ts'
    const postgres = await startPostgres()
    console.log(postgres.adminUrl)
    setInterval(() => {}, 1000)
  `
  const run = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const adminUrl = String((await once(run.stdout, 'data'))[0]).trim()
  const { rows } = await query(adminUrl, `select current_setting('data_directory') as folder`)
  run.kill('SIGKILL')
  await expect.poll(() => existsSync(rows[0].folder), { timeout: 10_000 }).toBe(false)
  await expect(query(adminUrl, 'select 1')).rejects.toThrow()
})
