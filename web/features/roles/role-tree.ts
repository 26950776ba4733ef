import type { ListedRole } from '#contract/roles.ts'

export interface PlacedRole {
  role: ListedRole
  /** How many of its ancestors stand above it in the list. */
  depth: number
}

/** Highest rank first; heirs follow the role they inherit from, one step in. */
export function roleTree(roles: readonly ListedRole[]): PlacedRole[] {
  const known = new Set(roles.map(({ id }) => id))
  const byRank = [...roles].sort((one, other) => other.rank - one.rank || one.name.localeCompare(other.name))
  const below = (parent: string | undefined, depth: number): PlacedRole[] =>
    byRank
      .filter((role) => (role.parent && known.has(role.parent.id) ? role.parent.id : undefined) === parent)
      .flatMap((role) => [{ role, depth }, ...below(role.id, depth + 1)])
  return below(undefined, 0)
}

/** The role and all that inherit from it, over however many steps. */
export function heirsOf(roles: readonly ListedRole[], id: string): ReadonlySet<string> {
  const heirs = new Set([id])
  for (let before = 0; before < heirs.size; ) {
    before = heirs.size
    for (const role of roles) if (role.parent && heirs.has(role.parent.id)) heirs.add(role.id)
  }
  return heirs
}
