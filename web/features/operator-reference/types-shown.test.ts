import { expect, it } from 'vitest'
import type { ResourceType } from '#contract/reference-data.ts'
import type { TableView } from '#web/ui/table/table-view.ts'
import { byCategory, typesShown } from './types-shown.ts'

const type = (code: string, more: Partial<ResourceType> = {}): ResourceType => ({
  code,
  label: code,
  category: 'WORK',
  description: '',
  actions: ['read'],
  isActive: true,
  isBuiltin: true,
  isRequired: false,
  roles: 0,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...more,
})

const types = [
  type('projects', { isBuiltin: false, description: 'What teams plan' }),
  type('orders', { category: 'COMMERCE' }),
  type('old_things', { isActive: false }),
]
const namesOf = ({ code, category }: ResourceType) =>
  `${code === 'orders' ? 'Bestellungen' : code} ${category === 'WORK' ? 'Labour' : 'Trade'}`
const shownOf = (view: TableView) => typesShown(types, view, namesOf)
const codes = (shown: readonly ResourceType[]) => shown.map(({ code }) => code)

it('finds a type by every word of what one sees of it, in any case', () => {
  expect(codes(shownOf({ q: 'PLAN labour' }))).toEqual(['projects'])
  expect(codes(shownOf({ q: 'orders.read' }))).toEqual(['orders'])
  expect(codes(shownOf({ q: 'bestell' }))).toEqual(['orders'])
  expect(shownOf({ q: 'plan work' })).toEqual([])
})

it('shows inactive ones and those added here on request, and everything for a word it does not know', () => {
  const show = (word: string) => codes(shownOf({ filters: { show: [word] } }))
  expect(show('inactive')).toEqual(['old_things'])
  expect(show('active')).toEqual(['projects', 'orders'])
  expect(show('own')).toEqual(['projects'])
  expect(show('whatever')).toHaveLength(3)
})

it('keeps the order of the catalogue and names each category once', () => {
  expect(byCategory(types).map(([category, of]) => [category, of.length])).toEqual([
    ['WORK', 2],
    ['COMMERCE', 1],
  ])
})
