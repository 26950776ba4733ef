import { z } from 'zod'
import { endpoint, nothing } from './endpoint.ts'

/** The languages of screens and mails. */
export const languageShape = z.enum(['en', 'de'])
export type Language = z.infer<typeof languageShape>

const access = { scope: 'user' } as const
const path = '/api/account/language'
const output = z.object({
  /** Null: nothing was said yet, so mails come in the platform's language. */
  language: languageShape.nullable(),
})

export const getLanguage = endpoint({
  method: 'GET',
  path,
  access,
  summary: "The language of one's mails",
  input: nothing,
  output,
  problems: [],
})

export const setLanguage = endpoint({
  method: 'PUT',
  path,
  access,
  summary: 'Choose the language of screens and mails',
  input: z.strictObject({ language: languageShape }),
  output,
  problems: [],
})
