import { defineTexts, loadTexts, useSpeech } from '../define-texts.ts'
import { type AccountTexts, accountEn } from './en.ts'

/** Comes with the first page that needs it, so that the portal opens sooner. */
export const accountTexts = defineTexts(accountEn, async () => (await import('./de.ts')).accountDe)

export function useAccountTexts(): AccountTexts {
  useSpeech()
  return accountTexts()
}

// The portal speaks already: a page that comes later waits until it has its words in the same language.
await loadTexts()
