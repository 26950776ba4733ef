import { expect, it } from 'vitest'
import { acceptedLanguage } from './accepted-language.ts'

it.each([
  ['de', 'de'],
  ['de-AT,de;q=0.9,en;q=0.5', 'de'],
  ['fr-FR, en;q=0.3, de;q=0.8', 'de'],
  ['EN-us', 'en'],
  ['de;q=0, en', 'en'],
  ['fr, *;q=0.5', undefined],
  ['deutsch', undefined],
  ['de;q=nothing', undefined],
  ['', undefined],
  [undefined, undefined],
] as const)('of %j the language is %j', (header, language) => {
  expect(acceptedLanguage(header)).toBe(language)
})
