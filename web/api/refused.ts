import type { ProblemField, ServerProblem } from '#web/ui/form/server-problem.ts'

/** The server's refusal, in the words of the page where it has some. Screens switch on `code`. */
export class Refused extends Error implements ServerProblem {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string | undefined
  readonly requestId: string | undefined
  readonly fields: readonly ProblemField[] | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(problem: ServerProblem & { status: number; retryAfterSeconds?: number | undefined }) {
    super(problem.code)
    this.name = 'Refused'
    this.status = problem.status
    this.code = problem.code
    this.title = problem.title
    this.detail = problem.detail
    this.requestId = problem.requestId
    this.fields = problem.fields
    this.retryAfterSeconds = problem.retryAfterSeconds
  }
}

export function isRefused(error: unknown, ...codes: readonly string[]): error is Refused {
  return error instanceof Refused && (codes.length === 0 || codes.includes(error.code))
}
