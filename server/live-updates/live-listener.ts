import pg from 'pg'
import type { Logger } from 'pino'

export type LiveListener = { stop(): Promise<void> }

export type LiveListenerOptions = {
  readonly config: pg.ClientConfig
  readonly channel: string
  readonly log: Logger
  /** Called after every connect: what was said before it was not heard. */
  onConnected(): void
  onLost(): void
  onNotice(payload: string): void
  /** How often a silent connection is asked whether it is still there. */
  readonly checkMs?: number
}

/** Keeps one connection of its own on LISTEN, for as long as it takes to get one and again whenever it is lost. */
export function listenForNotices(options: LiveListenerOptions): LiveListener {
  const stopping = new AbortController()
  const done = keepListening(options, stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await done
    },
  }
}

async function keepListening(options: LiveListenerOptions, stopping: AbortSignal): Promise<void> {
  let failures = 0
  while (!stopping.aborted) {
    try {
      await listenOnce(options, stopping, () => {
        failures = 0
      })
    } catch (error) {
      if (!stopping.aborted) options.log.warn({ err: error }, 'Live updates lost their connection to the database.')
    }
    failures++
    await pause(Math.min(30_000, 250 * 2 ** Math.min(failures - 1, 7)) * (0.5 + Math.random() / 2), stopping)
  }
}

/** Listens until the connection breaks, which rejects, or until it is to stop. */
async function listenOnce(options: LiveListenerOptions, stopping: AbortSignal, onUp: () => void): Promise<void> {
  const client = new pg.Client({
    ...options.config,
    application_name: 'tenantry-live',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
  })
  let isUp = false
  try {
    await new Promise<void>((resolve, reject) => {
      client.on('error', reject)
      client.on('end', () => reject(new Error('The connection was closed.')))
      client.on('notification', ({ payload }) => options.onNotice(payload ?? ''))
      stopping.addEventListener('abort', () => resolve(), { once: true })
      const listen = async () => {
        await client.connect()
        await client.query(`listen ${pg.escapeIdentifier(options.channel)}`)
        if (stopping.aborted) return
        isUp = true
        onUp()
        options.onConnected()
        await watch(client, options.checkMs ?? 20_000, stopping)
      }
      listen().catch(reject)
    })
  } finally {
    if (isUp) options.onLost()
    client.removeAllListeners('end')
    void client.end().catch(() => {})
    // Behind a network that swallows everything, a polite goodbye would wait for ever.
    client.connection.stream.destroy()
  }
}

/** A connection that only listens does not notice that the other side is gone: asking does. */
async function watch(client: pg.Client, checkMs: number, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    await pause(checkMs, stopping)
    if (!stopping.aborted) await client.query('select 1')
  }
}

function pause(ms: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      stopping.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    stopping.addEventListener('abort', done, { once: true })
  })
}
