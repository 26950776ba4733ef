/** What an installation calls its customers' organizations, as it reads inside and at the start of a sentence. */
export interface Noun {
  one: string
  many: string
  One: string
  Many: string
}

export function noun(one: string, many: string): Noun {
  return { one, many, One: capitalized(one), Many: capitalized(many) }
}

function capitalized(word: string) {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
