// Joins a promise made in the contract to the use case that keeps it. The door opens before the input is judged; what the
// output shape does not name never leaves; a repeated POST with the same Idempotency-Key gets its first answer.
import type { z } from 'zod'
import type { Access, Endpoint, Method } from '#contract/endpoint.ts'
import { type FieldProblem, Problem } from '#contract/problems.ts'
import { open, type ScopeOf } from '../scopes/open.ts'
import type { Visit } from '../scopes/visit.ts'
import { heedsKey, once } from './idempotency.ts'

export type Asked = {
  /** Path parameters, query and body in one object. */
  readonly values: Readonly<Record<string, unknown>>
  readonly parameters: Readonly<Record<string, string>>
  /** What is wrong with the body itself; told once the door has opened. */
  readonly flaw?: Problem | undefined
  readonly idempotencyKey: string | undefined
}

export type Route = {
  readonly endpoint: Endpoint
  /** A repeat with the same Idempotency-Key gets the first answer. */
  readonly heedsKey: boolean
  handle(visit: Visit, asked: Asked): Promise<unknown>
}

export function serve<A extends Access, M extends Method, I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<A, M, I, O>,
  useCase: (scope: ScopeOf<A, M>, input: z.output<I>) => Promise<z.input<O>>,
): Route {
  return {
    endpoint,
    heedsKey: heedsKey(endpoint),
    handle: (visit, asked) =>
      open(endpoint.access, endpoint.method, visit, placeOf(asked), async (scope) => {
        const { input, flaw } = judge(endpoint, asked)
        if (flaw) {
          // In a read nobody has been let in yet: the door's refusal goes before ours.
          if ('entered' in scope) await scope.entered()
          throw flaw
        }
        // The door of this access made this scope; the compiler cannot follow that through the table of doors.
        const answer = () => useCase(scope as ScopeOf<A, M>, input)
        const given = endpoint.method === 'POST' ? await once(scope, endpoint.path, asked, answer) : await answer()
        return endpoint.output.parse(given)
      }),
  }
}

type Judged<T> =
  | { readonly input: T; readonly flaw?: undefined }
  | { readonly input?: undefined; readonly flaw: Problem }

/** What was asked, in the shape the endpoint promises to take, or what is wrong with it: to be told behind the door only. */
export function judge<I extends z.ZodType>({ input }: { readonly input: I }, asked: Asked): Judged<z.output<I>> {
  const parsed = input.safeParse(asked.values)
  if (asked.flaw) return { flaw: asked.flaw }
  if (parsed.success) return { input: parsed.data }
  return { flaw: new Problem('invalid_input', { fields: fieldProblems(parsed.error.issues) }) }
}

/** Where a request wants to go: what its path names, and the tenant that its body may name instead. */
export const placeOf = ({ values, parameters }: Asked) => ({ tenantId: values.tenantId, ...parameters })

/** One entry per field, in the words of the shape. */
const fieldProblems = (issues: readonly z.core.$ZodIssue[]): FieldProblem[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: [...issue.path, key].join('.'),
          code: 'unknown_property',
          message: 'There is no such property',
        }))
      : [{ path: issue.path.join('.'), code: issue.code, message: issue.message }],
  )
