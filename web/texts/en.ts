import type { Noun } from './noun.ts'
import { uiEn } from './ui/en.ts'

/** Everything the shared screens say in English. A catalogue is a function of the noun, so it stands in the sentence. */
export const en = (noun: Noun) => ({
  ui: uiEn(noun),
})

export type Texts = ReturnType<typeof en>
