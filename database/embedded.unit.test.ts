import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clusterOf, type Embedded, startEmbedded } from '#database/embedded.ts'
import { FolderInUse } from '#database/folder-lock.ts'

let parent: string
let dataDir: string
let embedded: Embedded

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'tenantry-embedded-'))
  dataDir = join(parent, 'new', 'data')
  embedded = await startEmbedded({ dataDir })
})
afterAll(async () => {
  await embedded.stop()
  await rm(parent, { recursive: true, force: true })
})

async function connected<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(embedded.connection)
  await client.connect()
  return work(client).finally(() => client.end())
}

describe('the embedded database', () => {
  it('keeps its folder to its user', async () => {
    const modes = await Promise.all([dataDir, clusterOf(dataDir)].map(async (path) => (await stat(path)).mode & 0o777))
    expect(modes).toEqual([0o700, 0o700])
  })

  it('is refused to a second start on the same folder', async () => {
    await expect(startEmbedded({ dataDir })).rejects.toThrow(FolderInUse)
  })

  it('has trigram search', async () => {
    await connected(async (client) => {
      await client.query('create extension if not exists pg_trgm')
      expect((await client.query(`select similarity('tenant', 'tenants') > 0.5 as near`)).rows).toEqual([
        { near: true },
      ])
    })
  })

  it('delivers a notification on the connection that sent it', async () => {
    await connected(async (client) => {
      await client.query('listen changed')
      const notified = once(client, 'notification')
      await client.query('begin')
      await client.query(`select pg_notify('changed', 'ten_1')`)
      await client.query('commit')
      expect(await notified).toMatchObject([{ channel: 'changed', payload: 'ten_1' }])
    })
  })

  it('lets nothing of one connection into the next', async () => {
    await connected(async (client) => {
      await client.query('create table if not exists left_behind (id int)')
      await client.query({ name: 'same', text: 'select 1 as n' })
      await client.query(`set application_name = 'first'`)
      await client.query('begin')
      await client.query('insert into left_behind values (1)')
    })
    await connected(async (client) => {
      expect((await client.query({ name: 'same', text: 'select 2 as n' })).rows).toEqual([{ n: 2 }])
      expect((await client.query('select * from left_behind')).rows).toEqual([])
      expect((await client.query('show application_name')).rows).not.toEqual([{ application_name: 'first' }])
    })
  })

  it('serves a second connection as soon as the first one breaks', async () => {
    const first = new pg.Client(embedded.connection)
    first.on('error', () => {})
    await first.connect()
    const waiting = connected((client) => client.query('select 1 as n'))
    ;(first as unknown as { connection: pg.Connection }).connection.stream.destroy()
    expect((await waiting).rows).toEqual([{ n: 1 }])
  })

  it('leaves the thread free during a slow query', async () => {
    await connected(async (client) => {
      let ticks = 0
      const ticking = setInterval(() => ticks++, 1)
      await client.query('select count(*) from generate_series(1, 1000000)')
      clearInterval(ticking)
      expect(ticks).toBeGreaterThan(20)
    })
  })

  it('keeps its rows over a stop and a start', async () => {
    await connected((client) => client.query('create table kept as select 42 as n'))
    await embedded.stop()
    expect(await embedded.ended).toBeUndefined()
    embedded = await startEmbedded({ dataDir })
    expect((await connected((client) => client.query('select n from kept'))).rows).toEqual([{ n: 42 }])
  })
})

it('begins as a copy of the seed it is given', async () => {
  await embedded.stop()
  const copy = await startEmbedded({ dataDir: join(parent, 'copy'), seedDir: clusterOf(dataDir) })
  const client = new pg.Client(copy.connection)
  await client.connect()
  expect((await client.query('select n from kept')).rows).toEqual([{ n: 42 }])
  await client.end()
  await copy.stop()
})
