import type { Noun } from './noun.ts'
import { problemEn } from './problem/en.ts'
import { shapesEn } from './shapes/en.ts'
import { uiEn } from './ui/en.ts'

/** Everything both portals say in English. A catalogue is a function of the noun, so it stands in the sentence. */
export const en = (noun: Noun) => ({
  ui: uiEn(noun),
  problem: problemEn(),
  shapes: shapesEn(),
})

export type Texts = ReturnType<typeof en>
