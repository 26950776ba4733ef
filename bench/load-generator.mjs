// The client, in a process of its own so that it takes no time from the servers' event loops. Speaks just enough HTTP/1.1
// over bare sockets, because a full client costs more than the answers it waits for. Reads one order from standard input,
// writes one result to standard output.
import { connect } from 'node:net'

const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
/** @type {import('./load.ts').Order} */
const order = JSON.parse(Buffer.concat(chunks).toString())

let sent = order.firstNumber
let isOver = false
const latencies = []
let wrong = 0
let firstWrong

const startedAt = performance.now()
setTimeout(() => {
  isOver = true
}, order.seconds * 1000)
await Promise.all(Array.from({ length: order.connections }, () => converse()))
const elapsed = (performance.now() - startedAt) / 1000
latencies.sort((a, b) => a - b)
const percentile = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
process.stdout.write(
  JSON.stringify({
    perSecond: latencies.length / elapsed,
    p50: percentile(0.5),
    p95: percentile(0.95),
    p99: percentile(0.99),
    lastNumber: sent,
    wrong,
    firstWrong,
  }),
)

/** One connection: asks, waits for the whole answer, asks again. */
function converse() {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: order.port, host: '127.0.0.1', noDelay: true })
    let received = ''
    let askedAt = 0
    const ask = () => {
      if (isOver) return socket.end(resolve)
      const number = sent++
      const text = order.requests[number % order.requests.length].replaceAll(
        '@@@@@@@@',
        String(number).padStart(8, '0'),
      )
      received = ''
      askedAt = performance.now()
      socket.write(text)
    }
    socket.setEncoding('latin1')
    socket.on('connect', ask)
    socket.on('error', reject)
    socket.on('close', () =>
      isOver ? resolve() : reject(new Error('The server closed a connection that was in use.')),
    )
    socket.on('data', (text) => {
      received += text
      if (!isWhole(received)) return
      latencies.push(performance.now() - askedAt)
      if (!order.statuses.includes(Number(received.slice(9, 12)))) {
        wrong++
        firstWrong ??= received.slice(0, 2000)
      }
      ask()
    })
  })
}

function isWhole(answer) {
  const end = answer.indexOf('\r\n\r\n')
  if (end < 0) return false
  const length = /\r\ncontent-length: *(\d+)/i.exec(answer.slice(0, end + 2))?.[1]
  return length === undefined
    ? answer.endsWith('\r\n0\r\n\r\n') || answer.startsWith('204', 9)
    : answer.length >= end + 4 + Number(length)
}
