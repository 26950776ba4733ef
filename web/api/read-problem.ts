import { shapeMessage } from '#web/texts/shape-message.ts'
import { texts } from '#web/texts/texts.ts'
import { isServerProblem, type ProblemField } from '#web/ui/form/server-problem.ts'
import { Refused } from './refused.ts'

/** Makes an error of an answer that is not what was asked for; also of one that is no problem+json, as from a proxy. */
export async function readProblem(response: Response): Promise<Refused> {
  const body: unknown = await response.json().catch(() => undefined)
  const { status } = response
  const retryAfterSeconds = Number(response.headers.get('retry-after')) || undefined
  if (!isServerProblem(body)) {
    const code = status === 503 || status === 502 || status === 504 ? 'unavailable' : 'internal'
    return new Refused({ status, code, title: ownWords(code) ?? code, retryAfterSeconds })
  }
  const { code, title, detail, requestId, fields } = body
  const own = ownWords(code)
  return new Refused({
    status,
    code,
    title: own ?? title,
    // The server's details are English; beside a translated title they would stand out.
    detail: document.documentElement.lang.startsWith('en') || own === undefined ? detail : undefined,
    requestId,
    fields: fields?.map(
      (field): ProblemField => ({ ...field, message: ownWords(field.code) ?? shapeMessage(field.message) }),
    ),
    retryAfterSeconds,
  })
}

const ownWords = (code: string): string | undefined => {
  const known: Readonly<Record<string, string>> = texts().problem
  return Object.hasOwn(known, code) ? known[code] : undefined
}
