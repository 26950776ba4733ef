/** What the server's problem+json says, as far as a form needs it. */
export interface ServerProblem {
  code: string
  title: string
  detail?: string | undefined
  requestId?: string | undefined
  fields?: readonly ProblemField[] | undefined
}

export interface ProblemField {
  /** `emails.0` or `/emails/0` */
  path: string
  code: string
  message: string
}

export function isServerProblem(error: unknown): error is ServerProblem {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('title' in error)) return false
  return typeof error.code === 'string' && typeof error.title === 'string'
}

/** The path in the form's own way of writing. */
export function fieldName(field: ProblemField): string {
  return field.path.replace(/^\//, '').replaceAll('/', '.')
}
