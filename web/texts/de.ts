import type { Texts } from './en.ts'
import type { Noun } from './noun.ts'
import { problemDe } from './problem/de.ts'
import { shapesDe } from './shapes/de.ts'
import { uiDe } from './ui/de.ts'

export const de = (noun: Noun): Texts => ({
  ui: uiDe(noun),
  problem: problemDe(),
  shapes: shapesDe(),
})
