import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type MailServer, startMailServer } from '#tests/mail-server.ts'
import { openOutboxWorld, publicUrl, testSecret, testVault } from '#tests/outbox-world.ts'

let world: Awaited<ReturnType<typeof openOutboxWorld>>
let server: MailServer
let processes: ChildProcess[] = []

beforeAll(async () => {
  world = await openOutboxWorld()
})
beforeEach(async () => {
  server = await startMailServer()
})
afterEach(async () => {
  for (const each of processes) each.kill('SIGKILL')
  processes = []
  await server.close()
  await world.query('delete from tenantry.outbox')
})
afterAll(() => world.close())

async function startProcess(): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./outbox-process.ts', import.meta.url))
  const arguments_ = ['--import', 'tsx', script, world.urls.login, server.url, testSecret, publicUrl]
  const started = spawn(process.execPath, arguments_, { stdio: ['ignore', 'pipe', 'inherit'] })
  processes.push(started)
  await once(started.stdout, 'data')
  return started
}

const postMany = (count: number) =>
  world.query(
    `insert into tenantry.outbox (kind, recipient, sealed)
     select 'test_mail', 'p' || n || '@example.com', $2 from generate_series(1, $1::int) n`,
    [count, testVault.seal({ language: 'en', payload: { byName: 'Olga' } })],
  )
const kinds = async () => [...new Set((await world.rows()).map(({ status }) => status))]
const arrivals = () => server.received.map(({ recipients }) => recipients.join())

describe('several processes', () => {
  it('rule 142: send each mail once', async () => {
    await Promise.all([startProcess(), startProcess()])
    await postMany(150)
    await expect.poll(kinds, { timeout: 15_000 }).toEqual(['sent'])
    expect(arrivals()).toHaveLength(150)
    expect(new Set(arrivals()).size).toBe(150)
  })

  it('rule 143: bring every mail of one that was killed midway, twice only those it was just sending', async () => {
    await postMany(100)
    const killed = await startProcess()
    await expect.poll(() => server.received.length, { timeout: 15_000, interval: 5 }).toBeGreaterThan(20)
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    expect(await kinds()).toContain('waiting')
    await startProcess()
    await expect.poll(kinds, { timeout: 15_000 }).toEqual(['sent'])
    expect(new Set(arrivals()).size).toBe(100)
    expect(arrivals().length - 100).toBeLessThanOrEqual(5)
  })

  it('rule 142: give a mail that goes twice the same Message-ID', async () => {
    server.behave(() => 'hang')
    await postMany(1)
    const killed = await startProcess()
    await expect.poll(kinds).toEqual(['sending'])
    await expect.poll(() => server.openConnections()).toBe(1)
    killed.kill('SIGKILL')
    server.behave(() => 'take')
    await startProcess()
    await expect.poll(kinds, { timeout: 15_000 }).toEqual(['sent'])
    const [row] = await world.rows()
    expect(server.received[0]?.headers.get('message-id')).toBe(`<${row?.message_id}@portal.example.com>`)
    expect(row?.attempts).toBe(2)
  })
})
