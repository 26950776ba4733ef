import { defineTexts, loadTexts, useSpeech } from '../define-texts.ts'
import { type RecordTexts, recordEn } from './record-en.ts'

const recordTexts = defineTexts(recordEn, async () => (await import('./record-de.ts')).recordDe)

/** Comes with the first record that is opened, so that the pages with trails open sooner. */
export function useRecordTexts(): RecordTexts {
  useSpeech()
  return recordTexts()
}

// The portal speaks already: what comes later waits until it has its words in the same language.
await loadTexts()
