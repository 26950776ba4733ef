import { describe, expect, it } from 'vitest'
import type { ListedRole } from '#contract/roles.ts'
import { heirsOf, roleTree } from './role-tree.ts'

const role = (id: string, rank: number, parent?: string) =>
  ({
    id,
    name: id,
    rank,
    parent: parent ? { id: parent, name: parent, rank: 0, isPredefined: false } : null,
  }) as ListedRole

const roles = [role('viewer', 100), role('buyer', 300, 'viewer'), role('lead', 600, 'buyer'), role('manager', 800)]

describe('the tree of roles', () => {
  it('puts the highest rank first and heirs below the role they inherit from', () => {
    expect(roleTree(roles).map((each) => [each.role.id, each.depth])).toEqual([
      ['manager', 0],
      ['viewer', 0],
      ['buyer', 1],
      ['lead', 2],
    ])
  })

  it('shows a role whose parent is not in the list at the top', () => {
    expect(roleTree([role('alone', 5, 'elsewhere')])).toHaveLength(1)
  })

  it('finds heirs over several steps', () => {
    expect([...heirsOf(roles, 'viewer')]).toEqual(['viewer', 'buyer', 'lead'])
  })
})
