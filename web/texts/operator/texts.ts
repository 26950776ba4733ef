import { defineTexts, useSpeech } from '../define-texts.ts'
import { operatorEn } from './en.ts'

/** What only operators read. Only screens of the operator portal import it, so no customer's browser gets a word of it. */
export const operatorTexts = defineTexts(operatorEn, async () => (await import('./de.ts')).operatorDe)

export type OperatorTexts = ReturnType<typeof operatorEn>

export function useOperatorTexts(): OperatorTexts {
  useSpeech()
  return operatorTexts()
}
