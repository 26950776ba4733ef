import { Problem } from '#contract/problems.ts'
import type { MemberKind } from '#contract/shapes.ts'
import { checkKind } from '../roles/kind-rules.ts'

/**
 * The kind of member an offer is for: a role of an external kind, given or carried by a group, settles it where none was
 * said; a stated kind that contradicts it is refused. Throws `invalid_input`.
 */
export function kindOfOffer(
  roles: readonly { readonly kind: MemberKind; readonly name: string }[],
  stated: MemberKind | undefined,
): MemberKind {
  const kind = stated ?? roles.find((role) => role.kind !== 'team')?.kind ?? 'team'
  checkKind(roles, kind)
  return kind
}

/** Whether an organization that names domains takes this address. Subdomains are domains of their own. */
export const isAllowedDomain = (email: string, domains: readonly string[]) =>
  domains.length === 0 || domains.includes(email.slice(email.indexOf('@') + 1))

/** Throws `email_domain_not_allowed`. */
export function checkDomain(email: string, domains: readonly string[]): void {
  if (!isAllowedDomain(email, domains)) throw new Problem('email_domain_not_allowed')
}
