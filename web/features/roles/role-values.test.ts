import { describe, expect, it } from 'vitest'
import type { RoleDetail } from '#contract/roles.ts'
import { rolesEn } from '#web/texts/access/roles-en.ts'
import { noun } from '#web/texts/noun.ts'
import { changeOf, roleShape, valuesOf } from './role-values.ts'

const based = {
  id: 'rol_buyer',
  version: 3,
  name: 'Buyer',
  description: '',
  rank: 300,
  parent: null,
  own: ['orders.view'],
} as unknown as RoleDetail
const shape = roleShape(800, rolesEn(noun('organization', 'organizations')).editor)

describe('the values of the role editor', () => {
  it('send only what was changed, and the version it is based on', () => {
    const values = shape.parse({ ...valuesOf(based), rank: '400' })
    expect(changeOf(based, values)).toEqual({ id: 'rol_buyer', version: 3, rank: 400 })
  })

  it('take permissions in another order for the same', () => {
    const two = { ...based, own: ['a.view', 'b.view'] }
    const values = shape.parse({ ...valuesOf(two), permissions: ['b.view', 'a.view'] })
    expect(changeOf(two, values)).toEqual({ id: 'rol_buyer', version: 3 })
  })

  it('refuse a rank above one’s own and one that is left out', () => {
    expect(shape.safeParse({ ...valuesOf(based), rank: '801' }).success).toBe(false)
    expect(shape.safeParse({ ...valuesOf(based), rank: '' }).success).toBe(false)
  })
})
