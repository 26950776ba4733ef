import { useSyncExternalStore } from 'react'
import type { Noun } from './noun.ts'
import { changeSpeech, currentSpeech, type Language, onSpeechChange, type Speech } from './speech.ts'

export type Catalogue<Texts> = (noun: Noun) => Texts

const loaders: ((language: Language) => Promise<void>)[] = []

/**
 * One catalogue in all languages, as a function that gives the texts of the language spoken now.
 * English comes with the page, the others when they are spoken. Each portal defines its own,
 * so that no operator's sentence reaches a customer's browser.
 */
export function defineTexts<Texts>(
  english: Catalogue<Texts>,
  loadGerman: () => Promise<Catalogue<Texts>>,
): () => Texts {
  let german: Catalogue<Texts> | undefined
  let spoken: { speech: Speech; texts: Texts } | undefined
  loaders.push(async (language) => {
    if (language === 'de') german ??= await loadGerman()
    spoken = undefined
  })
  return () => {
    const speech = currentSpeech()
    if (spoken?.speech !== speech) {
      const catalogue = speech.language === 'de' && german ? german : english
      spoken = { speech, texts: catalogue(speech.noun) }
    }
    return spoken.texts
  }
}

/** Renders anew when the language or the noun changes. */
export function useSpeech(): Speech {
  return useSyncExternalStore(onSpeechChange, currentSpeech)
}

/** Awaited before the first render, so nobody sees a page in another language first. */
export async function loadTexts(language: Language = currentSpeech().language) {
  await Promise.all(loaders.map((load) => load(language)))
}

export async function changeLanguage(language: Language) {
  await loadTexts(language)
  changeSpeech(language)
}
