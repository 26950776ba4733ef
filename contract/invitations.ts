import { z } from 'zod'
import { done, endpoint } from './endpoint.ts'
import { idShape, memberKind, moment, nameShape, page, pageShape, passwordShape, roleBadge } from './shapes.ts'

export const invitationStatuses = ['pending', 'accepted', 'expired', 'revoked'] as const

export const invitation = z.object({
  id: z.string(),
  membershipId: z.string(),
  email: z.string(),
  kind: memberKind,
  roles: z.array(roleBadge),
  status: z.enum(invitationStatuses),
  invitedBy: z.object({ name: z.string() }),
  createdAt: moment,
  lastSentAt: moment,
  expiresAt: moment,
})
export type Invitation = z.infer<typeof invitation>

export const listInvitations = endpoint({
  method: 'GET',
  path: '/api/admin/team/invites',
  access: { scope: 'tenant', permission: 'team.view' },
  summary: 'Invitations of the organization, newest first',
  input: z.strictObject({ ...pageShape, status: invitation.shape.status.optional() }),
  output: page(invitation),
  problems: [],
})

/** As pasted: each is read by `parseAddresses`, so one may also hold a name, or several addresses. */
const emails = z
  .array(z.string().max(500))
  .min(1, 'Enter at least one address')
  .max(500, 'Invite at most 500 people at once')

export const inviteResult = z.object({
  /** In the form in which it is stored; as it was given where it is no address. */
  email: z.string(),
  name: z.string().optional(),
  status: z.enum(['invited', 'refused']),
  /** Why it was refused: a problem code. */
  code: z.string().optional(),
  invitationId: z.string().optional(),
  /** The link to copy, shown this once. */
  link: z.string().optional(),
})
export type InviteResult = z.infer<typeof inviteResult>

/** In the inviter's own words, above the link. */
export const invitationMessage = z.string().trim().max(1000).optional()

export const inviteMembers = endpoint({
  method: 'POST',
  path: '/api/admin/team/invites',
  access: { scope: 'tenant', permission: 'team.invite' },
  summary: 'Invite people by e-mail; each address has a result of its own',
  input: z.strictObject({
    /** Judged one by one: a malformed address is a refused result, not a refused request. `Name <address>` gives a name. */
    emails,
    roleIds: z.array(idShape).min(1, 'Choose at least one role').max(10),
    kind: memberKind.optional(),
    groupIds: z.array(idShape).max(20).optional(),
    message: invitationMessage,
  }),
  output: z.object({ results: z.array(inviteResult) }),
  problems: ['above_own_rank', 'beyond_own_permissions', 'invitation_limit', 'not_found'],
})

export const addressCheck = z.object({
  /** In the form in which it is stored; as it was given where it is no address. */
  email: z.string(),
  name: z.string().nullable(),
  /** `invitation_limit`: ok, but beyond what is left of today's limit, in the order given. */
  status: z.enum([
    'ok',
    'malformed',
    'already_member',
    'already_invited',
    'email_domain_not_allowed',
    'invitation_limit',
  ]),
})
export type AddressCheck = z.infer<typeof addressCheck>

export const checkInvites = endpoint({
  method: 'POST',
  path: '/api/admin/team/invites/check',
  access: { scope: 'tenant', permission: 'team.invite' },
  summary: 'What would become of each address, before anyone is invited; nothing is written',
  input: z.strictObject({ emails }),
  output: z.object({
    items: z.array(addressCheck),
    /** How many invitations are left today. */
    remaining: z.number().int(),
    allowedEmailDomains: z.array(z.string()),
  }),
  problems: [],
})

export const revokeInvitation = endpoint({
  method: 'DELETE',
  path: '/api/admin/team/invites/:id',
  access: { scope: 'tenant', permission: 'team.invite' },
  summary: 'Revoke a pending invitation; its link dies and the pending membership goes',
  input: z.strictObject({ id: idShape }),
  output: done,
  problems: ['not_found', 'invitation_settled', 'above_own_rank'],
})

export const resendInvitation = endpoint({
  method: 'POST',
  path: '/api/admin/team/invites/:id/resend',
  access: { scope: 'tenant', permission: 'team.invite' },
  summary: 'Send a pending or expired invitation again with a new link; the old one dies',
  input: z.strictObject({ id: idShape }),
  output: z.object({ invitationId: z.string(), link: z.string(), expiresAt: moment }),
  problems: [
    'not_found',
    'invitation_settled',
    'invitation_limit',
    'above_own_rank',
    'beyond_own_permissions',
    'email_domain_not_allowed',
  ],
})

const token = z.string().min(1).max(200)

export const viewInvitation = endpoint({
  method: 'GET',
  path: '/api/invitations/:token',
  access: { scope: 'invitee' },
  summary: 'What an invitation offers, for whoever holds its link',
  input: z.strictObject({ token }),
  output: z.object({
    tenant: z.object({ name: z.string(), logoUrl: z.string().nullable() }),
    email: z.string(),
    name: z.string(),
    kind: memberKind,
    roles: z.array(roleBadge),
    invitedBy: z.object({ name: z.string() }),
    message: z.string(),
    expiresAt: moment,
    hasAccount: z.boolean(),
  }),
  problems: ['not_found'],
})

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/invitations/:token/accept',
  access: { scope: 'invitee' },
  summary: 'Accept: a new person sets name and password, an existing one is signed in as the invited address',
  input: z.strictObject({ token, name: nameShape.optional(), password: passwordShape.optional() }),
  output: z.object({ tenant: z.object({ slug: z.string() }) }),
  problems: ['not_found', 'wrong_account', 'signed_out', 'password_too_weak', 'busy'],
})
