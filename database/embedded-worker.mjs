// Runs PGlite off the server's thread, so that a slow query does not stop it from answering, and speaks the Postgres
// protocol on a socket, so that the same `pg` driver serves both databases. PGlite has one session: connections are
// served strictly one after another, and each one leaves a clean session to the next. Plain JavaScript because Node
// loads it as it is, both from the sources and next to the bundled server.
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'

const START_CODES = { ssl: 80877103, gss: 80877104, cancel: 80877102 }
const SYNC = Buffer.from([0x53, 0, 0, 0, 4])

/** @type {{ clusterDir: string, socketPath: string }} */
const { clusterDir, socketPath } = workerData
const database = await PGlite.create({ dataDir: clusterDir, extensions: { pg_trgm } })

/** @type {Set<import('node:net').Socket>} */
const open = new Set()
let turn = Promise.resolve()
const server = createServer({ pauseOnConnect: true }, (socket) => {
  open.add(socket)
  socket.on('error', () => socket.destroy())
  turn = turn.then(() => serve(socket)).finally(() => open.delete(socket))
})
server.listen(socketPath, () => parentPort?.postMessage('ready'))

parentPort?.once('message', async () => {
  server.close()
  for (const socket of open) socket.destroy()
  await turn
  await database.close()
  await rm(socketPath, { force: true })
  process.exit(0)
})

/** @param {import('node:net').Socket} socket */
async function serve(socket) {
  let started = false
  let waiting = Buffer.alloc(0)
  try {
    for await (const chunk of socket) {
      waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk])
      if (!started) {
        const length = completeStart(waiting)
        if (length === 0) continue
        started = await start(socket, waiting.subarray(0, length))
        waiting = waiting.subarray(length)
      }
      const { length, terminated } = completeMessages(waiting)
      if (length > 0) await run(waiting.subarray(0, length), socket)
      waiting = waiting.subarray(length)
      if (terminated) break
    }
  } catch {
    // the client went away; what it left behind is cleared below
  }
  socket.destroy()
  // A batch that broke off before its Sync would make Postgres ignore everything up to the next one.
  await run(SYNC)
  await run(simpleQuery('ROLLBACK'))
  await run(simpleQuery('DISCARD ALL'))
}

/** @param {Buffer} waiting */
function completeStart(waiting) {
  if (waiting.length < 8) return 0
  const length = waiting.readInt32BE(0)
  return waiting.length < length ? 0 : length
}

/**
 * @param {import('node:net').Socket} socket
 * @param {Buffer} message
 */
async function start(socket, message) {
  const code = message.readInt32BE(4)
  if (code === START_CODES.ssl || code === START_CODES.gss) socket.write('N')
  else if (code === START_CODES.cancel) socket.destroy()
  else {
    await run(message, socket)
    return true
  }
  return false
}

/**
 * How many bytes are whole messages; stops before a Terminate.
 * @param {Buffer} waiting
 */
function completeMessages(waiting) {
  let length = 0
  while (waiting.length - length >= 5) {
    if (waiting[length] === 0x58) return { length, terminated: true }
    const next = length + 1 + waiting.readInt32BE(length + 1)
    if (next > waiting.length) break
    length = next
  }
  return { length, terminated: false }
}

/**
 * @param {Buffer} messages
 * @param {import('node:net').Socket} [socket]
 */
async function run(messages, socket) {
  socket?.cork()
  await database.execProtocolRawStream(new Uint8Array(messages), {
    // The bytes are a view into the database's memory, which the next message overwrites.
    onRawData: (data) => socket?.writable && socket.write(Buffer.from(data)),
  })
  socket?.uncork()
}

/** @param {string} text */
function simpleQuery(text) {
  const body = Buffer.from(`${text}\0`)
  const head = Buffer.alloc(5)
  head[0] = 0x51
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
