import { Problem } from '#contract/problems.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { hashToken, newToken } from '../../vault.ts'
import { checkGivable } from '../roles/giving-rules.ts'
import { findRoles, findRolesOfMembership } from '../roles/repository.ts'
import { findTenantRules, lockTenant } from '../tenants/repository.ts'
import { invitationLink, postInvitation } from './invite-one.ts'
import { countInvitation, findInvitation, findRoleIdsOf, renew } from './repository.ts'

/** Sends an invitation again with a new link and a new expiry; the link sent before is dead from now on. */
export async function resendInvitation(scope: TenantScope, { id }: { id: string }) {
  await lockTenant(scope.db)
  const invitation = await findInvitation(scope.db, id)
  const [rules, roles, held] = await Promise.all([
    findTenantRules(scope.db),
    findRoleIdsOf(scope.db, invitation.membershipId).then((ids) => findRoles(scope.db, ids)),
    findRolesOfMembership(scope.db, scope.tenant.id, invitation.membershipId),
  ])
  for (const role of held) checkGivable(scope.authority, role)
  await countInvitation(scope.db, scope.tenant.id, rules.invitationsPerDay)

  const token = newToken()
  const expiresAt = await renew(scope.db, id, hashToken(token), rules.invitationLifetimeDays)
  if (!expiresAt) throw new Problem('invitation_settled')
  const link = invitationLink(scope.platform.publicUrl, token)
  await postInvitation(scope, { ...invitation, tokenHash: hashToken(token), link, expiresAt, roles, rules })
  await scope.record('invitation.resent', {
    resource: { type: 'invitation', id, name: invitation.email },
    changes: { expiresAt: { new: expiresAt } },
  })
  scope.announce('invitation.changed')
  return { invitationId: id, link, expiresAt }
}
