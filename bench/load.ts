import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** What stands for a number of eight digits, another one in each request. */
export const each = '@@@@@@@@'

export type Request = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

export type Order = {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  readonly statuses: readonly number[]
  /** Asked one after the other, over and over. */
  readonly requests: readonly string[]
  readonly firstNumber: number
}

export type Result = {
  perSecond: number
  p50: number
  p95: number
  p99: number
  lastNumber: number
  wrong: number
  firstWrong?: string
}

/** Numbers go on from one run to the next, so that nothing made by one is in the way of another. */
let nextNumber = 1

/** Asks a server on this machine for a while. Throws when an answer is not what was expected: speed at being wrong is none. */
export async function load(
  port: number,
  requests: readonly Request[],
  options: { readonly seconds: number; readonly connections?: number; readonly statuses?: readonly number[] },
): Promise<Result> {
  const { seconds, connections = 32, statuses = [200, 201] } = options
  const order: Order = {
    port,
    connections,
    seconds,
    statuses,
    firstNumber: nextNumber,
    requests: requests.map((request) => wire(request, port)),
  }
  const client = spawn(process.execPath, [fileURLToPath(new URL('./load-generator.mjs', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  client.stdin.end(JSON.stringify(order))
  const [output] = await Promise.all([text(client.stdout), once(client, 'exit')])
  if (output === '') throw new Error('The load generator failed.')
  const result = JSON.parse(output) as Result
  nextNumber = result.lastNumber
  if (result.wrong)
    throw new Error(
      `${result.wrong} answers were not as expected. ${requests[0]?.path} answered:\n${result.firstWrong}`,
    )
  return result
}

function wire({ method, path, headers, body }: Request, port: number): string {
  const content = body === undefined ? '' : JSON.stringify(body)
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    'user-agent: bench',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(content ? ['content-type: application/json', `content-length: ${Buffer.byteLength(content)}`] : []),
  ]
  return `${lines.join('\r\n')}\r\n\r\n${content}`
}
