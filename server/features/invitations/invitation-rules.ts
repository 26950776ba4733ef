import { Problem } from '#contract/problems.ts'
import type { MemberKind } from '#contract/shapes.ts'

/**
 * The kind of member an offer is for. A role of an external kind (Creator, Contractor, Vendor) is for members of that kind
 * only, so it settles the kind where none was said; a stated kind that contradicts it is refused.
 */
export function kindOfOffer(
  roles: readonly { readonly kind: MemberKind; readonly name: string }[],
  stated: MemberKind | undefined,
): MemberKind {
  const external = new Set(roles.map(({ kind }) => kind).filter((kind) => kind !== 'team'))
  const kind = stated ?? [...external][0] ?? 'team'
  const misfit = roles.find((role) => role.kind !== 'team' && role.kind !== kind)
  if (misfit) {
    const message = `The role ${misfit.name} is for members of kind ${misfit.kind}`
    throw new Problem('invalid_input', { fields: [{ path: 'kind', code: 'kind_mismatch', message }] })
  }
  return kind
}

/** Whether an organization that names domains takes this address. Subdomains are domains of their own. */
export const isAllowedDomain = (email: string, domains: readonly string[]) =>
  domains.length === 0 || domains.includes(email.slice(email.indexOf('@') + 1))

/** Throws `email_domain_not_allowed`. */
export function checkDomain(email: string, domains: readonly string[]): void {
  if (!isAllowedDomain(email, domains)) throw new Problem('email_domain_not_allowed')
}
