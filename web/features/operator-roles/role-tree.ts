import type { CataloguedRole } from '#contract/reference-data.ts'

/** A role with those that inherit from it, as far as they are known. */
export interface RoleNode {
  role: CataloguedRole
  children: readonly RoleNode[]
  /** Children that are not among the known roles. */
  unseen: number
}

export interface Rung {
  rank: number
  nodes: readonly RoleNode[]
}

/** Roles that inherit from none of the known, by rank, the highest first; the others hang below their parent. */
export function roleLadder(roles: readonly CataloguedRole[]): Rung[] {
  const known = new Map(roles.map((role) => [role.id, role]))
  const childrenOf = new Map<string, CataloguedRole[]>()
  const roots: CataloguedRole[] = []
  for (const role of roles) {
    if (!role.parent || !known.has(role.parent.id)) roots.push(role)
    else childrenOf.set(role.parent.id, [...(childrenOf.get(role.parent.id) ?? []), role])
  }
  const node = (role: CataloguedRole): RoleNode => {
    const children = (childrenOf.get(role.id) ?? []).map(node)
    return { role, children, unseen: Math.max(0, role.references.children - children.length) }
  }
  const rungs = new Map<number, RoleNode[]>()
  for (const role of roots) rungs.set(role.rank, [...(rungs.get(role.rank) ?? []), node(role)])
  return [...rungs].sort(([one], [other]) => other - one).map(([rank, nodes]) => ({ rank, nodes }))
}
