import { defineTexts, useSpeech } from './define-texts.ts'
import { en, type Texts } from './en.ts'

/** For code outside components; components call useTexts. */
export const texts = defineTexts(en, async () => (await import('./de.ts')).de)

export function useTexts(): Texts {
  useSpeech()
  return texts()
}
