import { isRefused, Refused } from '#web/api/refused.ts'
import { accessTexts } from '#web/texts/access/texts.ts'
import { texts } from '#web/texts/texts.ts'

/** The words for a refusal around roles and groups, by its code. */
export const wordsFor = (code: string): string | undefined => {
  const { problems } = accessTexts().roles
  return Object.hasOwn(problems, code) ? problems[code] : undefined
}

/** What a refusal says, for dialogs and toasts. */
export function refusalWords(error: unknown): string {
  if (!isRefused(error)) return texts().ui.states.failedBody
  return [wordsFor(error.code) ?? error.title, error.detail].filter(Boolean).join(' ')
}

/** A form's problem in our words; a name that is taken is said at the name. */
export function spoken(error: unknown): unknown {
  if (!isRefused(error)) return error
  const title = wordsFor(error.code) ?? error.title
  const isName = error.code === 'role_name_taken' || error.code === 'group_name_taken'
  const fields = isName ? [{ path: 'name', code: error.code, message: title }] : error.fields
  return new Refused({ ...error, title, fields, status: error.status })
}
