import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openEmptyDatabase } from '#tests/empty-database.ts'
import { type ServerProcess, setupToken, startServerProcess } from '#tests/server-process.ts'
import { cookieSetBy } from '#tests/world.ts'

// What no client of a library can send, sent byte by byte to a server as it is started by people.

let server: ServerProcess
let close: () => Promise<void>
let environment: Readonly<Record<string, string>>
let origin: string
beforeAll(async () => {
  const database = await openEmptyDatabase()
  close = database.close
  environment = database.environment
  server = await startServerProcess({ ...environment, DRAIN_SECONDS: '2' })
  origin = server.address
})
afterAll(async () => {
  await server?.kill()
  await close?.()
})

/** Everything that comes back until the server hangs up. */
async function send(lines: readonly string[], body = '', { isOver = true } = {}): Promise<string> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1')
  let text = ''
  // It may hang up on what it does not want to read to the end.
  socket.on('error', () => {})
  socket.write(`${lines.join('\r\n')}${isOver ? '\r\n\r\n' : ''}${body}`)
  socket.on('data', (data) => (text += String(data)))
  await new Promise((resolve) => socket.once('close', resolve))
  return text
}
const statusesIn = (text: string) => [...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status))
const host = 'Host: localhost'
const post = (...more: string[]) => [
  ...['POST /api/auth/sign-in/email HTTP/1.1', host, `Origin: ${origin}`, 'Content-Type: application/json'],
  ...['Connection: close', ...more],
]

describe('two ways to say where a request ends', () => {
  const hidden = 'GET /api/super-admin/tenants HTTP/1.1\r\nHost: localhost\r\n\r\n'

  it.each([
    ['a length and chunks', ['Content-Length: 4', 'Transfer-Encoding: chunked'], `0\r\n\r\n${hidden}`],
    ['chunks and a length', ['Transfer-Encoding: chunked', 'Content-Length: 4'], `0\r\n\r\n${hidden}`],
    ['two lengths', ['Content-Length: 2', 'Content-Length: 60'], `{}${hidden}`],
    ['two lengths in one', ['Content-Length: 2, 60'], `{}${hidden}`],
    ['a length that is none', ['Content-Length: +2'], `{}${hidden}`],
    ['chunks under another name', ['Transfer-Encoding: xchunked'], `0\r\n\r\n${hidden}`],
    ['chunks twice', ['Transfer-Encoding: chunked, identity'], `0\r\n\r\n${hidden}`],
    ['a blank before the colon', ['Transfer-Encoding : chunked', 'Content-Length: 2'], `{}${hidden}`],
    ['a size of a chunk that is none', ['Transfer-Encoding: chunked'], `0x2\r\n{}\r\n0\r\n\r\n${hidden}`],
    ['a line that goes on', ['Content-Length: 2', ' Transfer-Encoding: chunked'], `{}${hidden}`],
  ])('rule 83: are refused, and what is hidden behind is nobody’s request: %s', async (_, headers, body) => {
    const text = await send(post(...headers), body)
    expect(statusesIn(text)).toEqual([400])
    expect(text).not.toContain('not_found')
  })

  it('rule 83: without a host a request goes nowhere', async () => {
    expect(statusesIn(await send(['GET /sign-in HTTP/1.1', 'Connection: close']))).toEqual([400])
  })
})

describe('too much', () => {
  it('rule 82: of headers is refused at 16 KB', async () => {
    const cookie = (bytes: number) => `Cookie: a=${'x'.repeat(bytes)}`
    const get = ['GET /healthz HTTP/1.1', host, 'Connection: close']
    expect(statusesIn(await send([...get, cookie(15_000)]))).toEqual([200])
    expect(statusesIn(await send([...get, cookie(17_000)]))).toEqual([431])
  })

  it('rule 82: of a body is refused before it has come, whatever length was said', async () => {
    expect(statusesIn(await send(post(`Content-Length: ${65 * 1024}`), '{"email":"'))).toEqual([413])
    const chunk = `${(70_000).toString(16)}\r\n${'x'.repeat(70_000)}\r\n`
    expect(statusesIn(await send(post('Transfer-Encoding: chunked'), chunk))).toEqual([413])
  })

  // Ten seconds of waiting: once is enough.
  it.skipIf(inject('offer').kind === 'embedded')(
    'rule 82: of time is not given to whoever never finishes',
    async () => {
      const start = performance.now()
      const text = await send(['GET /healthz HTTP/1.1', host, 'X-Slow: '], '', { isOver: false })
      expect(statusesIn(text)).toEqual([408])
      expect(performance.now() - start).toBeLessThan(15_000)
    },
  )
})

describe('another name for this server', () => {
  it.each([
    ['in the address', 'http://evil.example/nowhere', []],
    ['in the header', '/nowhere', ['Host: evil.example']],
    ['passed on', '/nowhere', ['X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: https', 'Forwarded: host=evil']],
  ])('rule 5: leads nobody there: %s', async (_, path, headers) => {
    const own = headers.some((each) => each.startsWith('Host')) ? [] : [host]
    const text = await send([`GET ${path} HTTP/1.1`, ...own, ...headers, 'Connection: close'])
    expect(text).toMatch(/^location: \/sign-in\r$/im)
    expect(text).not.toContain('evil')
  })

  it.each(['CONNECT', 'TRACE', 'PROPFIND', 'X-HTTP'])('rule 84: %s is not spoken here', async (method) => {
    const text = await send([`${method} /api/auth/me HTTP/1.1`, host, 'Connection: close'])
    expect([[], [400], [405]]).toContainEqual(statusesIn(text))
  })

  it('rule 84: a method hidden in a header is none', async () => {
    const hidden = ['X-HTTP-Method-Override: DELETE', 'X-Method-Override: DELETE', 'X-HTTP-Method: DELETE']
    const text = await send([
      ...['GET /api/account/sessions?_method=DELETE HTTP/1.1', host, 'Connection: close'],
      ...hidden,
    ])
    expect(statusesIn(text)).toEqual([401])
  })
})

describe('rule 144: asked to stop', () => {
  const isRefused = () =>
    new Promise<boolean>((resolve) => {
      const late = connect(Number(new URL(origin).port), '127.0.0.1', () => resolve(false))
      late.on('error', () => resolve(true))
      late.on('connect', () => late.destroy())
    })
  const readiness = async () => statusesIn(await send(['GET /readyz HTTP/1.1', host, 'Connection: close']))

  it('it says so to every new connection, then takes none, finishes what is under way and ends well', async () => {
    const person = { name: 'Olga', email: 'olga@tenantry.test', password: 'violet harbour 17 trumpets' }
    const cookie = cookieSetBy(await server.ask().post('/api/setup', { token: setupToken, ...person }))
    const stream = open(['GET /api/events HTTP/1.1', host, `Cookie: ${cookie}`, '', ''].join('\r\n'))
    await expect.poll(stream.text).toContain('200 OK')
    const body = JSON.stringify({ email: 'nobody@tenantry.test', password: 'not the password' })
    const slow = open(`${post(`Content-Length: ${body.length}`).join('\r\n')}\r\n\r\n${body.slice(0, 10)}`)
    await expect.poll(() => slow.socket.bytesWritten).toBeGreaterThan(100)
    // It has begun: what came before on a connection of its own is answered.
    expect(await readiness()).toEqual([200])

    const stopped = server.stop()
    await expect.poll(readiness, { interval: 20 }).toEqual([503])
    // A balancer may still send what it has: that is answered, and pages keep their streams.
    expect(statusesIn(await send(['GET /sign-in HTTP/1.1', host, 'Connection: close']))).toEqual([200])
    expect(stream.socket.closed).toBe(false)
    await expect.poll(isRefused).toBe(true)
    await stream.closed
    expect(slow.text()).toBe('')
    slow.socket.write(body.slice(10))
    await slow.closed
    expect(statusesIn(slow.text())).toEqual([401])
    expect(await stopped).toBe(0)
  })

  it('twice, it ends at once; what npm passes on as well is no second time', async () => {
    const another = await startServerProcess({ ...environment, DRAIN_SECONDS: '60', LOG_LEVEL: 'info' })
    const start = performance.now()
    const stopped = [another.stop(), another.stop()]
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect((await fetch(`${another.address}/readyz`)).status).toBe(503)
    stopped.push(another.stop())
    expect(await Promise.all(stopped)).toEqual([1, 1, 1])
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})

/** A connection that stays open, and what has come back on it so far. */
function open(bytes: string) {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1')
  let text = ''
  socket.on('data', (data) => (text += String(data)))
  socket.on('error', () => {})
  socket.write(bytes)
  return { socket, text: () => text, closed: new Promise((resolve) => socket.once('close', resolve)) }
}
