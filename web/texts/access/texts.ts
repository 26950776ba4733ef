import { defineTexts, loadTexts, useSpeech } from '../define-texts.ts'
import { type AccessTexts, accessEn } from './en.ts'

/** What the pages of roles, groups and permissions say. It comes with the first of them, so that all others open sooner. */
export const accessTexts = defineTexts(accessEn, async () => (await import('./de.ts')).accessDe)

export function useAccessTexts(): AccessTexts {
  useSpeech()
  return accessTexts()
}

// The page speaks already: a screen that comes later waits until it has its words in the same language.
await loadTexts()
