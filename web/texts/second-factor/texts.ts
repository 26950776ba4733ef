import { defineTexts, loadTexts, useSpeech } from '../define-texts.ts'
import { type SecondFactorTexts, secondFactorEn } from './en.ts'

/** Comes with the first thing that needs it, in either portal. */
export const secondFactorTexts = defineTexts(secondFactorEn, async () => (await import('./de.ts')).secondFactorDe)

export function useSecondFactorTexts(): SecondFactorTexts {
  useSpeech()
  return secondFactorTexts()
}

// The page speaks already: what comes later waits until it has its words in the same language.
await loadTexts()
