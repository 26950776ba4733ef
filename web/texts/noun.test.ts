import { expect, it } from 'vitest'
import { noun, pluralOf } from './noun.ts'

it.each([
  ['brand', 'brands'],
  ['workspace', 'workspaces'],
  ['company', 'companies'],
  ['survey', 'surveys'],
  ['business', 'businesses'],
  ['branch', 'branches'],
])('more than one %s are %s', (one, many) => {
  expect(pluralOf(one)).toBe(many)
})

it('stands at the start of a sentence, too', () => {
  expect(noun('brand', 'brands')).toEqual({ one: 'brand', many: 'brands', One: 'Brand', Many: 'Brands' })
})
