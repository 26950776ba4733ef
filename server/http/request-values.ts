import type { Method } from '#contract/endpoint.ts'
import { type FieldProblem, Problem, type ProblemCode } from '#contract/problems.ts'
import type { NodeContext } from './visit-of.ts'

const mostBodyBytes = 1024 * 1024
/** What anyone may send, and what people send about themselves: nothing of it is longer. */
const mostBodyBytesElsewhere = 64 * 1024
/** Lists of people are sent to these only. */
const takesLists = /^\/api\/(admin|super-admin)\//
const deepestJson = 32
/** Far more than the longest list has: looking at each takes time, and each may be wrong in its own way. */
const mostValues = 10_000

export type RequestValues = {
  readonly values: Readonly<Record<string, unknown>>
  /** What is wrong with the body itself. It is told once the door has opened, not before. */
  readonly flaw?: Problem
}

/** Path parameters, query and body as one object. A name that comes twice is a flaw, never a silent choice. */
export async function readValues(c: NodeContext, parameters: Readonly<Record<string, string>>): Promise<RequestValues> {
  try {
    const sent = c.req.method === 'GET' || c.req.method === 'HEAD' ? queryOf(c) : await bodyOf(c)
    const doubled = Object.keys(sent).filter((name) => Object.hasOwn(parameters, name))
    const fields = [...doubled.map(statedTwice), ...unfitIn(sent)]
    if (fields.length) throw new Problem('invalid_input', { fields })
    return { values: { ...sent, ...parameters } }
  } catch (error) {
    if (error instanceof Problem) return { values: {}, flaw: error }
    throw error
  }
}

/** What reading a request of this method can end with, for the reference: a body is read whether or not one is wanted. */
export const refusalsOfValues = (method: Method): readonly ProblemCode[] =>
  method === 'GET' ? ['invalid_input'] : ['invalid_input', 'payload_too_large']

const statedTwice = (path: string): FieldProblem => ({
  path,
  code: 'unknown_property',
  message: 'This is part of the address already',
})

/**
 * What no endpoint takes, wherever it stands: text that no database stores (it would fail there, as our fault), and the
 * name that reaches an object's prototype.
 */
function unfitIn(value: unknown, path = ''): FieldProblem[] {
  if (typeof value === 'string')
    return isText(value) ? [] : [{ path, code: 'invalid_text', message: 'This is not text' }]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, each]) => {
    const at = path ? `${path}.${name}` : name
    if (name === '__proto__' || !isText(name))
      return { path: at, code: 'unknown_property', message: 'There is no such property' }
    return unfitIn(each, at)
  })
}

/** Neither NUL nor half of a surrogate pair. */
const isText = (value: string) => !value.includes('\0') && !/\p{Surrogate}/u.test(value)

function queryOf(c: NodeContext): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  )
}

async function bodyOf(c: NodeContext): Promise<Record<string, unknown>> {
  const text = await textOf(c)
  if (text === '') return {}
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new Problem('invalid_input', { detail: 'The body is not valid JSON.' })
  }
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    throw new Problem('invalid_input', { detail: 'Send a JSON object.' })
  const { depth, values } = sizeOf(body)
  if (depth > deepestJson) throw new Problem('invalid_input', { detail: 'The body is nested too deeply.' })
  if (values > mostValues) throw new Problem('invalid_input', { detail: 'The body holds too many values.' })
  return body as Record<string, unknown>
}

async function textOf(c: NodeContext): Promise<string> {
  const most = takesLists.test(c.req.path) ? mostBodyBytes : mostBodyBytesElsewhere
  if (Number(c.req.header('content-length') ?? 0) > most) throw new Problem('payload_too_large')
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = c.req.raw.body?.getReader()
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength
    if (size > most) throw new Problem('payload_too_large')
    chunks.push(read.value)
  }
  return Buffer.concat(chunks).toString('utf8')
}

type Size = { depth: number; values: number }

/** Stops where either is more than is taken. */
function sizeOf(value: unknown, size: Size = { depth: 0, values: 0 }, depth = 1): Size {
  size.depth = Math.max(size.depth, depth)
  size.values += 1
  if (value === null || typeof value !== 'object') return size
  for (const each of Object.values(value)) {
    if (size.depth > deepestJson || size.values > mostValues) break
    sizeOf(each, size, depth + 1)
  }
  return size
}
