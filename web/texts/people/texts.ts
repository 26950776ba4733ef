import { defineTexts, loadTexts, useSpeech } from '../define-texts.ts'
import { type PeopleTexts, peopleEn } from './en.ts'

/** Comes with the first page that needs it, so that an organization opens sooner. */
export const peopleTexts = defineTexts(peopleEn, async () => (await import('./de.ts')).peopleDe)

export function usePeopleTexts(): PeopleTexts {
  useSpeech()
  return peopleTexts()
}

// The portal speaks already: a page that comes later waits until it has its words in the same language.
await loadTexts()
