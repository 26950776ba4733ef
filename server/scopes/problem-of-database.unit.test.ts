import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { connect, createServer, type NetConnectOpts } from 'node:net'
import pg from 'pg'
import { expect, it } from 'vitest'
import { Problem } from '#contract/problems.ts'
import { problemOfDatabase } from './problem-of-database.ts'

const verdict = (error: unknown) => {
  const problem = problemOfDatabase(error)
  return problem instanceof Problem ? problem.code : problem === error ? 'a fault' : 'something else'
}
const coded = (code: string, more: object = {}) => Object.assign(new Error('something'), { code, ...more })
const ofDatabase = (code: string) => Object.assign(new pg.DatabaseError('something', 9, 'error'), { code })

const messages: [from: string, message: string][] = [
  ['pg/lib/client.js', 'Connection terminated'],
  ['pg/lib/client.js', 'Connection terminated unexpectedly'],
  ['pg/lib/client.js', 'Client has encountered a connection error and is not queryable'],
  ['pg/lib/client.js', 'Client was closed and is not queryable'],
  ['pg/lib/client.js', 'Query read timeout'],
  ['pg/lib/client.js', 'timeout expired'],
  ['pg/lib/connection.js', 'The server does not support SSL connections'],
  ['pg/lib/connection.js', 'There was an error establishing an SSL connection'],
  ['pg-pool', 'timeout exceeded when trying to connect'],
  ['pg-pool', 'Connection terminated due to connection timeout'],
  ['pg-pool', 'Cannot use a pool after calling end on the pool'],
]

it.each(messages)('%s says “%s”: try again', (from, message) => {
  expect(verdict(new Error(message))).toBe('unavailable')
  expect(verdict(new Error('Failed query', { cause: new Error(message) }))).toBe('unavailable')
  // The driver still says it in these words.
  const ofPg = createRequire(createRequire(import.meta.url).resolve('pg'))
  const folder = ofPg.resolve('pg/package.json').slice(0, -'package.json'.length)
  const path = from === 'pg-pool' ? ofPg.resolve('pg-pool') : `${folder}${from.slice('pg/'.length)}`
  expect(readFileSync(path, 'utf8')).toContain(`'${message}'`)
})

it.each(['The connection failed.', 'No connection.'])('our own code says “%s”: try again', (message) => {
  expect(verdict(new Error(message, { cause: 'what is no error' }))).toBe('unavailable')
})

it.each([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'],
])('the system says %s: try again', (code) => {
  expect(verdict(coded(code))).toBe('unavailable')
  expect(verdict(new Error('Failed query', { cause: coded(code) }))).toBe('unavailable')
})

it('nobody listens, at a port or at a socket: try again', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  const failure = (where: NetConnectOpts) => new Promise((resolve) => connect(where).once('error', resolve))
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  expect(verdict(await failure({ port, host: 'localhost' }))).toBe('unavailable')
  expect(verdict(await failure({ path: '/nowhere/.s.PGSQL.5432' }))).toBe('unavailable')
})

it.each(['08006', '53300', '57P01', '57P03', '25006', '57014', '55P03', '40001', '40P01'])(
  'the database says %s: try again',
  (code) => expect(verdict(ofDatabase(code))).toBe('unavailable'),
)

it.each([
  ['a fault that speaks of a connection', new TypeError('Cannot read properties of undefined (reading connection)')],
  [
    'one with a cause that does',
    new Error('outer', { cause: new Error('no such connection to the timeout exceeded') }),
  ],
  ['a message of the driver within another', new Error('It said: Connection terminated unexpectedly')],
  ['a file that is missing', coded('ENOENT', { syscall: 'open' })],
  ['a file that may not be read', coded('EACCES')],
  ['a statement that is wrong', ofDatabase('42601')],
  ['what is no error', 'Connection terminated'],
])('%s is a fault, and trying again would mend nothing', (_, error) => expect(verdict(error)).toBe('a fault'))
