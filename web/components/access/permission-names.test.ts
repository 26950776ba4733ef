import { describe, expect, it } from 'vitest'
import { permissionsDe } from '#web/texts/access/permissions-de.ts'
import { permissionsEn } from '#web/texts/access/permissions-en.ts'
import { noun } from '#web/texts/noun.ts'
import { matching, namedCatalogue, permissionNames } from './permission-names.ts'

const type = (code: string, label: string, actions: string[]) => ({
  code,
  label,
  description: '',
  isBuiltin: false,
  actions,
})
const categories = [
  { category: 'COMMERCE', resourceTypes: [type('orders', 'Orders', ['view', 'manage'])] },
  { category: 'FIELD_SERVICE', resourceTypes: [type('projects', 'Projects', ['create'])] },
]
const english = namedCatalogue(categories, permissionsEn(noun('organization', 'organizations')))

describe('the catalogue in words', () => {
  it('names permissions by type and action', () => {
    expect(permissionNames(english)('orders.view')).toBe('Orders: View')
  })

  it('translates what the catalogue brought along and leaves the rest as it was written', () => {
    const german = permissionNames(namedCatalogue(categories, permissionsDe(noun('Organisation', 'Organisationen'))))
    expect(german('orders.manage')).toBe('Bestellungen: Verwalten')
    expect(german('projects.create')).toBe('Projects: Anlegen')
  })

  it('reads the category of an added type like a sentence', () => {
    expect(english.map(({ name }) => name)).toEqual(['Commerce', 'Field service'])
  })

  it('finds by name, code and category, every word of it', () => {
    expect(matching(english, 'orders.view').flatMap(({ codes }) => codes)).toEqual(['orders.view'])
    expect(matching(english, 'commerce man').flatMap(({ codes }) => codes)).toEqual(['orders.manage'])
    expect(matching(english, 'payouts')).toEqual([])
  })
})
