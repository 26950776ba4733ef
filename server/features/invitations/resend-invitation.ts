import { Problem } from '#contract/problems.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { hashToken, newToken } from '../../vault.ts'
import { authorityUnderLock } from '../roles/authority-under-lock.ts'
import { checkGivable } from '../roles/giving-rules.ts'
import { findRoles, findRolesOfMembership } from '../roles/repository.ts'
import { findTenantRules } from '../tenants/repository.ts'
import { checkDomain } from './invitation-rules.ts'
import { invitationLink, postInvitation } from './invite-one.ts'
import { countInvitation, findInvitation, findRoleIdsOf, renew } from './repository.ts'

/**
 * Sends an invitation again with a new link and a new expiry; the link sent before is dead from now on. Whoever sends it is
 * the inviter from then on, so all that holds for inviting holds for them.
 */
export async function resendInvitation(scope: TenantScope, { id }: { id: string }) {
  const authority = await authorityUnderLock(scope, 'team.invite')
  const invitation = await findInvitation(scope.db, id)
  const [rules, roles, held] = await Promise.all([
    findTenantRules(scope.db),
    findRoleIdsOf(scope.db, invitation.membershipId).then((ids) => findRoles(scope.db, ids)),
    findRolesOfMembership(scope.db, scope.tenant.id, invitation.membershipId),
  ])
  for (const role of held) checkGivable(authority, role)
  if (invitation.status === 'accepted' || invitation.status === 'revoked') throw new Problem('invitation_settled')
  checkDomain(invitation.email, rules.allowedEmailDomains)
  await countInvitation(scope.db, scope.tenant.id, invitation.email, rules.invitationsPerDay)

  const token = newToken()
  const tokenHash = hashToken(token)
  const expiresAt = await renew(scope.db, id, {
    tokenHash,
    lifetimeDays: rules.invitationLifetimeDays,
    invitedBy: scope.principal.userId,
    invitedByName: scope.principal.name || scope.principal.email,
    byOperator: scope.authority.isOperator,
  })
  if (!expiresAt) throw new Problem('invitation_settled')
  const link = invitationLink(scope.platform.publicUrl, token)
  await postInvitation(scope, { ...invitation, tokenHash, link, expiresAt, roles, rules })
  await scope.record('invitation.resent', {
    resource: { type: 'invitation', id, name: invitation.email },
    changes: { expiresAt: { new: expiresAt } },
  })
  scope.announce('invitation.changed')
  return { invitationId: id, link, expiresAt }
}
