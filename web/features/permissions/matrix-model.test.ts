import { describe, expect, it } from 'vitest'
import type { MatrixRole } from '#contract/matrix.ts'
import { cellKey, columnsOf, isOpenIn, shownOf, stateOf } from './matrix-model.ts'

const role = (id: string, own: string[], inherited: string[], isPredefined = false): MatrixRole => ({
  id,
  name: id,
  rank: 100,
  kind: 'team',
  isPredefined,
  own,
  inherited,
  isEditable: !isPredefined,
  version: 1,
})
const roles = [
  role('viewer', ['orders.view'], [], true),
  role('buyer', [], ['orders.view']),
  role('lead', [], ['orders.view']),
]
const parents = new Map([
  ['buyer', 'viewer'],
  ['lead', 'buyer'],
])
const permission = (code: string, name: string) => ({ code, action: name, name })
const catalogue = [
  {
    id: 'COMMERCE',
    name: 'Commerce',
    codes: ['orders.view', 'orders.manage'],
    resourceTypes: [
      {
        code: 'orders',
        name: 'Orders',
        description: '',
        permissions: [permission('orders.view', 'Orders: View'), permission('orders.manage', 'Orders: Manage')],
      },
    ],
  },
]
const columns = columnsOf(roles, parents, new Map())

describe('the matrix', () => {
  it('tells own grants from inherited ones, and from whom those come', () => {
    const states = columns.map((column) => [stateOf(column, 'orders.view'), column.from('orders.view')])
    expect(states).toEqual([
      ['own', ''],
      ['inherited', 'viewer'],
      ['inherited', 'viewer'],
    ])
  })

  it('shows a toggle before the server answers', () => {
    const toggled = columnsOf(roles, parents, new Map([[cellKey('buyer', 'orders.view'), true]]))
    expect(toggled.map((column) => stateOf(column, 'orders.view'))).toEqual(['own', 'both', 'inherited'])
  })

  it('narrows rows by what is found in permissions and columns by what is found in roles', () => {
    expect(shownOf(catalogue, columns, { q: 'manage' }).rows.map(({ id }) => id)).toEqual(['COMMERCE', 'orders.manage'])
    const byRole = shownOf(catalogue, columns, { q: 'buyer' })
    expect([byRole.rows.length, byRole.columns.map((column) => column.role.id)]).toEqual([3, ['buyer']])
    expect(shownOf(catalogue, columns, { q: 'payout' }).rows).toEqual([])
  })

  it('can leave out predefined roles', () => {
    expect(shownOf(catalogue, columns, { roles: 'custom' }).columns).toHaveLength(2)
  })

  it('keeps a cell open whose own grant was taken here while it is inherited too', () => {
    const taken = new Set([cellKey('buyer', 'orders.view')])
    const opened = columnsOf(roles, parents, new Map(), taken)
    expect(opened.map((column) => isOpenIn(column, 'orders.view'))).toEqual([false, true, false])
    expect(columns.map((column) => isOpenIn(column, 'orders.view'))).toEqual([false, false, false])
    expect(columns.map((column) => isOpenIn(column, 'orders.manage'))).toEqual([false, true, true])
  })
})
