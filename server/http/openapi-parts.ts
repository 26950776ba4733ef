// What every operation of the reference is put together from.
import { z } from 'zod'
import { type ProblemCode, problems } from '#contract/problems.ts'

export type JsonObject = Record<string, unknown>

/** A shape as JSON Schema. The document says once for all of them which dialect they are in. */
export function schemaOf(shape: z.ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any', target: 'draft-2020-12' })
  return schema
}

export const sessionSecurity = { security: [{ session: [] }] } as const

/** One response per status, each with the codes that come under it: in words for people, as an enumeration for machines. */
export function refusalResponses(codes: Iterable<ProblemCode>) {
  return Object.fromEntries(
    [...groupedByStatus(codes)].map(([status, list]) => [
      status,
      {
        description: list.map((code) => `${code}: ${problems[code].title}`).join('\n'),
        content: {
          'application/problem+json': {
            schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: list } } }] },
          },
        },
      },
    ]),
  )
}

export const problemSchemaWith = (codes: Iterable<ProblemCode>) => ({
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', enum: [...codes].toSorted() },
    requestId: { type: 'string' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
})

function groupedByStatus(codes: Iterable<ProblemCode>) {
  const groups = new Map<number, ProblemCode[]>()
  for (const code of codes) groups.set(problems[code].status, [...(groups.get(problems[code].status) ?? []), code])
  return groups
}
