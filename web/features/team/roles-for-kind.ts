import type { MemberKind } from '#contract/shapes.ts'

type Role = { readonly id: string; readonly name: string; readonly rank: number }
type Offered = Role & { readonly kind: MemberKind; readonly isGivable: boolean }

/**
 * What a member would hold as this kind: from outside the kind's own role and nothing else, in the team whatever of
 * theirs is no role of an external kind.
 */
export function rolesForKind(kind: MemberKind, held: readonly Role[], all: readonly Offered[]): readonly Role[] {
  if (kind !== 'team') {
    const own = all.filter((role) => role.kind === kind)
    const kept = own.filter(({ id }) => held.some((role) => role.id === id))
    return kept.length > 0 ? kept : own.filter((role) => role.isGivable).slice(0, 1)
  }
  return held.filter(({ id }) => all.find((role) => role.id === id)?.kind === 'team')
}
