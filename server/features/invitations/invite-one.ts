import { Problem } from '#contract/problems.ts'
import { emailShape, type MemberKind } from '#contract/shapes.ts'
import { postMail } from '../../mail/outbox.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { hashToken, newToken } from '../../vault.ts'
import { authorityUnderLock } from '../roles/authority-under-lock.ts'
import { checkGivable } from '../roles/giving-rules.ts'
import { findRoles, findRolesOfGroups } from '../roles/repository.ts'
import { findTenantRules, type TenantRules } from '../tenants/repository.ts'
import { checkDomain, kindOfOffer } from './invitation-rules.ts'
import { countInvitation, findStanding, insertOffer, settleExpired } from './repository.ts'

export type Offer = {
  readonly email: string
  readonly name?: string | undefined
  readonly roleIds: readonly string[]
  readonly kind?: MemberKind | undefined
  readonly groupIds?: readonly string[] | undefined
  readonly message?: string | undefined
  /** Writes the mail with the link, where it is to say something else than the usual invitation. */
  readonly letter?: ((scope: TenantScope, offer: SentOffer) => Promise<void>) | undefined
}

export type SentOffer = {
  readonly id: string
  readonly tokenHash: string
  readonly link: string
  readonly expiresAt: Date
  readonly email: string
  readonly roles: readonly { readonly name: string }[]
  readonly rules: TenantRules
  readonly message: string
}

export type Invited = { readonly invitationId: string; readonly membershipId: string; readonly link: string }

/**
 * Invites one address, all in the scope's transaction: the user if unknown, the pending membership with its roles, the
 * invitation, the mail and the trail. The link is in the answer and nowhere else; only its token's hash is stored.
 *
 * Throws already_member, already_invited, above_own_rank, beyond_own_permissions, invitation_limit,
 * email_domain_not_allowed, invalid_input, not_found.
 */
export async function inviteOne(scope: TenantScope, offer: Offer): Promise<Invited> {
  const email = emailOf(offer.email)
  const [authority, rules, roles, carried, standing] = await Promise.all([
    authorityUnderLock(scope, 'team.invite'),
    findTenantRules(scope.db),
    findRoles(scope.db, offer.roleIds),
    offer.groupIds?.length ? findRolesOfGroups(scope.db, offer.groupIds) : [],
    findStanding(scope.db, email),
  ])
  checkDomain(email, rules.allowedEmailDomains)
  for (const role of [...roles, ...carried]) checkGivable(authority, role)
  const kind = kindOfOffer([...roles, ...carried], offer.kind)

  if (standing?.status === 'pending' && standing.isExpired) await settleExpired(scope, standing)
  else if (standing) throw new Problem(standing.status === 'pending' ? 'already_invited' : 'already_member')
  const token = newToken()
  const { message = '', letter = postInvitation } = offer
  const [, { id, membershipId, expiresAt }] = await Promise.all([
    countInvitation(scope.db, scope.tenant.id, email, rules.invitationsPerDay),
    insertOffer(scope.db, scope, {
      email,
      name: offer.name ?? '',
      kind,
      roles,
      groupIds: [...new Set(offer.groupIds ?? [])],
      tokenHash: hashToken(token),
      message,
      invitedByName: scope.principal.name || scope.principal.email,
      lifetimeDays: rules.invitationLifetimeDays,
    }),
  ])
  const link = invitationLink(scope.platform.publicUrl, token)
  await letter(scope, { id, tokenHash: hashToken(token), link, expiresAt, email, roles, rules, message })
  await scope.record('invitation.created', {
    resource: { type: 'invitation', id, name: email },
    changes: { email: { new: email }, roles: { new: roles.map(({ name }) => name) }, expiresAt: { new: expiresAt } },
  })
  scope.announce('invitation.changed')
  scope.announce('membership.changed')
  return { invitationId: id, membershipId, link }
}

/** Puts the mail with an invitation's link into the outbox. */
export const postInvitation = (scope: TenantScope, offer: SentOffer) =>
  postMail(scope.later, scope.platform, {
    tenantId: scope.tenant.id,
    kind: 'invitation',
    recipient: offer.email,
    language: scope.language,
    invitation: { id: offer.id, tokenHash: offer.tokenHash },
    payload: {
      organization: { name: scope.tenant.name, logoUrl: offer.rules.logoUrl, senderName: offer.rules.mailSenderName },
      inviterName: scope.principal.name || scope.principal.email,
      roles: offer.roles.map(({ name }) => name),
      message: offer.message,
      url: offer.link,
      expiresAt: offer.expiresAt.toISOString(),
    },
  })

/** The address of the page that accepts; the token is in no other place. */
export const invitationLink = (publicUrl: string, token: string) => `${publicUrl}/join?token=${token}`

function emailOf(given: string): string {
  const parsed = emailShape.safeParse(given)
  if (parsed.success) return parsed.data
  const message = parsed.error.issues[0]?.message ?? 'Enter an e-mail address'
  throw new Problem('invalid_input', { fields: [{ path: 'email', code: 'invalid_email', message }] })
}
