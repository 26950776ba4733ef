import type { Texts } from './en.ts'
import type { Noun } from './noun.ts'
import { uiDe } from './ui/de.ts'

export const de = (noun: Noun): Texts => ({
  ui: uiDe(noun),
})
