import { expect, it } from 'vitest'
import type { CataloguedRole } from '#contract/reference-data.ts'
import { roleLadder } from './role-tree.ts'

const role = (id: string, rank: number, parent?: string, children = 0): CataloguedRole => ({
  id,
  name: id,
  rank,
  description: '',
  kind: 'team',
  isPredefined: false,
  tenant: null,
  parent: parent === undefined ? null : { id: parent, name: parent, rank: 1, isPredefined: true },
  children: [],
  references: { members: 0, invitations: 0, groups: 0, children },
  tenants: 0,
  ownPermissions: 0,
  permissions: 0,
})

it('stands roles of one rank on one rung, the highest rung first', () => {
  const ladder = roleLadder([role('viewer', 100), role('finance', 500), role('creators', 500)])
  expect(ladder.map(({ rank, nodes }) => [rank, nodes.map((node) => node.role.id)])).toEqual([
    [500, ['finance', 'creators']],
    [100, ['viewer']],
  ])
})

it('hangs a role below its parent, over several levels, and counts the children it does not know', () => {
  const [rung] = roleLadder([role('top', 500, undefined, 3), role('middle', 400, 'top', 1), role('low', 300, 'middle')])
  expect(rung?.nodes).toHaveLength(1)
  expect(rung?.nodes[0]).toMatchObject({
    unseen: 2,
    children: [{ role: { id: 'middle' }, unseen: 0, children: [{ role: { id: 'low' } }] }],
  })
})

it('draws a role whose parent is not known on its own rung', () => {
  expect(roleLadder([role('low', 300, 'elsewhere')])).toMatchObject([{ rank: 300, nodes: [{ role: { id: 'low' } }] }])
})
