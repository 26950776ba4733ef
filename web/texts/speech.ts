import { capitalized, type Noun, noun, pluralOf } from './noun.ts'

export const languages = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof languages

/** How the screens speak now: the language, and the installation's word for an organization. */
export interface Speech {
  language: Language
  noun: Noun
}

const storageKey = 'tenantry.language'
const usualNouns: Record<Language, Noun> = {
  en: noun('organization', 'organizations'),
  de: noun('Organisation', 'Organisationen'),
}

let ownNoun: string | undefined
let speech: Speech = speak(preferredLanguage())
const listeners = new Set<() => void>()

export function currentSpeech(): Speech {
  return speech
}

export function onSpeechChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Only after the language's catalogues are there: screens call changeLanguage of define-texts. */
export function changeSpeech(language: Language) {
  localStorage.setItem(storageKey, language)
  change(language)
}

/** The installation's own word; for the usual one each language has its own. */
export function changeNoun(one: string | undefined) {
  ownNoun = one === 'organization' ? undefined : one || undefined
  change(speech.language)
}

/** The reader's own region where it speaks the page's language, for dates and numbers. */
export function currentLocale(): string {
  return navigator.languages.find((locale) => locale.startsWith(speech.language)) ?? speech.language
}

function change(language: Language) {
  speech = speak(language)
  document.documentElement.lang = language
  for (const listener of listeners) listener()
}

function speak(language: Language): Speech {
  if (ownNoun === undefined) return { language, noun: usualNouns[language] }
  const one = language === 'de' ? capitalized(ownNoun) : ownNoun
  return { language, noun: noun(one, pluralOf(one)) }
}

function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(storageKey), ...navigator.languages]
  const known = wanted.map((locale) => locale?.slice(0, 2)).find((code) => code !== undefined && code in languages)
  return known === 'de' ? 'de' : 'en'
}
