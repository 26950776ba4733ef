import { Problem } from '#contract/problems.ts'
import type { MemberKind } from '#contract/shapes.ts'

type KindedRole = { readonly kind: MemberKind; readonly name: string }
type KindedMember = { readonly kind: MemberKind; readonly name: string; readonly email: string }

/**
 * A role of an external kind (Creator, Contractor, Vendor) is for members of that kind only, whichever way it reaches them:
 * given to them, carried by a group of theirs, or taking the place of another. Throws `invalid_input`.
 */
export function checkKind(roles: readonly KindedRole[], kind: MemberKind, path = 'kind'): void {
  const misfit = roles.find((role) => role.kind !== 'team' && role.kind !== kind)
  if (misfit) throw mismatch(path, `The role ${misfit.name} is for members of kind ${misfit.kind}`)
}

/** The same of a group: what it carries must fit all who are in it, and each other, or nobody could ever enter. */
export function checkKindsInGroup(
  roles: readonly KindedRole[],
  members: readonly KindedMember[],
  path: 'roleIds' | 'membershipIds',
): void {
  const external = roles.filter(({ kind }) => kind !== 'team')
  const [first] = external
  if (!first) return
  const other = external.find(({ kind }) => kind !== first.kind)
  if (other) throw mismatch(path, `The roles ${first.name} and ${other.name} are for members of different kinds`)
  const misfit = members.find(({ kind }) => kind !== first.kind)
  if (!misfit) return
  const message = `The role ${first.name} is for members of kind ${first.kind}, which ${misfit.name || misfit.email} is not`
  throw mismatch(path, message)
}

const mismatch = (path: string, message: string) =>
  new Problem('invalid_input', { fields: [{ path, code: 'kind_mismatch', message }] })
