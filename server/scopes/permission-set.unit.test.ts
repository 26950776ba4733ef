import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { permissionSet } from './permission-set.ts'

describe('a set of permissions', () => {
  it('holds what it was made of and nothing else, however many codes there are', () => {
    const codes = Array.from({ length: 200 }, (_, index) => `type_${index}.view`)
    fc.assert(
      fc.property(fc.array(fc.subarray(codes), { maxLength: 10 }), (lists) => {
        const sets = lists.map(permissionSet)
        for (const [index, list] of lists.entries())
          expect(codes.filter((code) => sets[index]?.has(code))).toEqual(codes.filter((code) => list.includes(code)))
      }),
    )
  })

  it('knows nothing of codes it never saw, nor of names all objects have', () => {
    const set = permissionSet(['orders.view'])
    expect(['payouts.view', 'orders', '', '__proto__', 'constructor'].map((code) => set.has(code))).not.toContain(true)
    expect(permissionSet([]).has('orders.view')).toBe(false)
  })
})
