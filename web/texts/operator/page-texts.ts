import { defineTexts, loadTexts, useSpeech } from '../define-texts.ts'
import { operatorPageEn } from './page-en.ts'

/** The rest of what operators read: it comes with the first page that needs it, so that the portal opens sooner. */
export const pageTexts = defineTexts(operatorPageEn, async () => (await import('./page-de.ts')).operatorPageDe)

export type PageTexts = ReturnType<typeof operatorPageEn>

export function usePageTexts(): PageTexts {
  useSpeech()
  return pageTexts()
}

// The portal speaks already: a page that comes later waits until it has its words in the same language.
await loadTexts()
