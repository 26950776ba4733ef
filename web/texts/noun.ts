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

/** More than one of it, as English does it; good enough for words that installations choose. */
export function pluralOf(one: string): string {
  if (/[^aeiou]y$/i.test(one)) return `${one.slice(0, -1)}ies`
  return /(s|x|z|ch|sh)$/i.test(one) ? `${one}es` : `${one}s`
}

export function capitalized(word: string) {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
