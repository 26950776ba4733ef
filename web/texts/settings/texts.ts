import { defineTexts, loadTexts, useSpeech } from '../define-texts.ts'
import { type SettingsTexts, settingsEn } from './en.ts'

/** Comes with the first page that needs it, so that the portal opens sooner. */
export const settingsTexts = defineTexts(settingsEn, async () => (await import('./de.ts')).settingsDe)

export function useSettingsTexts(): SettingsTexts {
  useSpeech()
  return settingsTexts()
}

// The portal speaks already: a page that comes later waits until it has its words in the same language.
await loadTexts()
