import { expect, it } from 'vitest'
import { rolesForKind } from './roles-for-kind.ts'

const role = (id: string, kind: 'team' | 'creator' | 'vendor', isGivable = true) => ({
  ...{ id, name: id, rank: 10, kind, isGivable },
})
const all = [
  role('manager', 'team'),
  role('viewer', 'team'),
  role('creator', 'creator'),
  role('vendor', 'vendor', false),
]
const names = (roles: readonly { name: string }[]) => roles.map(({ name }) => name)
const [manager, viewer, creator] = all as [(typeof all)[0], (typeof all)[0], (typeof all)[0]]

it('gives whoever goes outside the role of that kind and no other', () => {
  expect(names(rolesForKind('creator', [manager, viewer], all))).toEqual(['creator'])
  expect(names(rolesForKind('creator', [viewer, creator], all))).toEqual(['creator'])
})

it('offers no role that may not be given', () => {
  expect(rolesForKind('vendor', [manager], all)).toEqual([])
})

it('leaves whoever comes in what is for anybody', () => {
  expect(names(rolesForKind('team', [viewer, creator], all))).toEqual(['viewer'])
})
