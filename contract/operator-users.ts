import { z } from 'zod'
import { done, endpoint } from './endpoint.ts'
import { emailShape, idShape, memberKind, moment, nameShape, page, pageShape, roleBadge } from './shapes.ts'

const access = { scope: 'operator' } as const
const fresh = { scope: 'operator', fresh: true } as const

export const userStatuses = ['active', 'disabled'] as const

export const operatedUser = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  status: z.enum(userStatuses),
  isSuperAdmin: z.boolean(),
  /** False for someone who was invited and has not accepted anything yet: they cannot sign in. */
  hasAccount: z.boolean(),
  /** Must choose a new password before any other door opens. */
  mustChangePassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  lastSignInAt: moment.nullable(),
  createdAt: moment,
})
export type OperatedUser = z.infer<typeof operatedUser>

/** A membership as its person's page shows it. Those removed are not among them. */
export const userMembership = z.object({
  id: z.string(),
  tenant: z.object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    logoUrl: z.string().nullable(),
    status: z.enum(['active', 'suspended', 'archived', 'deleted']),
  }),
  /** Those of groups included, highest rank first. */
  roles: z.array(roleBadge),
  rank: z.number().int(),
  kind: memberKind,
  status: z.enum(['pending', 'active', 'suspended']),
  /** While the membership is pending. */
  invitationId: z.string().nullable(),
  joinedAt: moment.nullable(),
  lastActiveAt: moment.nullable(),
  createdAt: moment,
  version: z.number().int(),
})
export type UserMembership = z.infer<typeof userMembership>

export const listedUser = operatedUser.extend({
  /** Three of them, last used first. */
  organizations: z.array(
    userMembership.pick({ id: true, tenant: true, roles: true, rank: true, kind: true, status: true }),
  ),
  organizationCount: z.number().int(),
})
export type ListedUser = z.infer<typeof listedUser>

export const userSorts = ['-createdAt', 'createdAt', 'email', '-email', '-lastSignInAt'] as const

export const listUsers = endpoint({
  method: 'GET',
  path: '/api/super-admin/users',
  access,
  summary: 'Every user, with their organizations',
  input: z.strictObject({
    ...pageShape,
    status: operatedUser.shape.status.optional(),
    superadmins: z.stringbool().optional(),
    /** Members of this organization and people invited into it. */
    tenantId: idShape.optional(),
    sort: z.enum(userSorts).default('-createdAt'),
  }),
  output: page(listedUser).extend({
    /** The search found a thousand people and stopped there: a longer term finds the right ones. */
    isCapped: z.boolean(),
  }),
  problems: [],
})

export const userSession = z.object({
  id: z.string(),
  /** The browser's own description of itself. */
  userAgent: z.string().nullable(),
  ipAddress: z.string().nullable(),
  createdAt: moment,
  lastUsedAt: moment,
  expiresAt: moment,
  /** The asker's own, at this moment. */
  isCurrent: z.boolean(),
})
export type UserSession = z.infer<typeof userSession>

export const userDetail = operatedUser.extend({
  isSelf: z.boolean(),
  /** Neither revoked nor disabled while true. */
  isLastSuperAdmin: z.boolean(),
  memberships: z.array(userMembership),
  /** Last used first. */
  sessions: z.array(userSession),
})
export type UserDetail = z.infer<typeof userDetail>

const path = '/api/super-admin/users/:userId'
const one = z.strictObject({ userId: idShape })

export const getUser = endpoint({
  method: 'GET',
  path,
  access,
  summary: 'One user with memberships and sessions',
  input: one,
  output: userDetail,
  problems: ['not_found'],
})

export const listTenantsOfUser = endpoint({
  method: 'GET',
  path: `${path}/tenants`,
  access,
  summary: 'The organizations of a user, highest rank first',
  input: one,
  output: z.object({ items: z.array(userMembership) }),
  problems: ['not_found'],
})

/** Shape of the form. */
export const newUser = z.strictObject({
  email: emailShape,
  name: nameShape.optional(),
  tenantId: idShape,
  roleIds: z.array(idShape).min(1, 'Choose at least one role').max(10),
})

export const inviteUser = endpoint({
  method: 'POST',
  path: '/api/super-admin/users/invite',
  access,
  summary: 'Invite someone into an organization with roles, in one transaction',
  input: newUser,
  output: z.object({
    user: operatedUser,
    membershipId: z.string(),
    /** The link to copy, shown this once. */
    invitation: z.object({ id: z.string(), link: z.string() }),
  }),
  status: 201,
  problems: [
    'not_found',
    'tenant_state',
    'already_member',
    'already_invited',
    'email_domain_not_allowed',
    'invitation_limit',
  ],
})

export const changeUser = endpoint({
  method: 'PATCH',
  path,
  access: fresh,
  summary: 'Disable a user, which ends every session, or enable them again; never oneself, never the last superadmin',
  input: one.extend({ status: operatedUser.shape.status }),
  output: operatedUser,
  problems: ['not_found', 'not_oneself', 'last_superadmin'],
})

export const resetUserPassword = endpoint({
  method: 'POST',
  path: `${path}/reset-password`,
  access: fresh,
  summary: 'Send a reset link; every session ends and a new password must be chosen. Operators see neither',
  input: one,
  output: operatedUser,
  problems: ['not_found', 'not_oneself'],
})

export const removeUserSecondFactor = endpoint({
  method: 'POST',
  path: `${path}/remove-second-factor`,
  access: fresh,
  summary: 'Take the second factor from someone who has lost it; never from oneself. They are told by mail',
  /** The e-mail of that user, typed by whoever does this. */
  input: one.extend({ confirmEmail: z.string().max(320) }),
  output: operatedUser,
  problems: ['not_found', 'not_oneself', 'confirmation_mismatch'],
})

export const endUserSessions = endpoint({
  method: 'DELETE',
  path: `${path}/sessions`,
  access,
  summary: "End every session of a user; of one's own all but this one",
  input: one,
  output: z.object({ ended: z.number().int() }),
  problems: ['not_found'],
})

export const endUserSession = endpoint({
  method: 'DELETE',
  path: `${path}/sessions/:sessionId`,
  access,
  summary: 'End one session of a user; for the one in use there is signing out',
  input: one.extend({ sessionId: idShape }),
  output: done,
  problems: ['not_found', 'not_oneself'],
})

const superadmin = {
  path: `${path}/superadmin`,
  access: fresh,
  input: one.extend({
    /** The e-mail of that user, typed by whoever does this; refused when given and different. */
    confirmEmail: z.string().max(320).optional(),
  }),
  output: operatedUser,
} as const

export const grantSuperadmin = endpoint({
  ...superadmin,
  method: 'PUT',
  summary: 'Make a user superadmin, from their next request on',
  problems: ['not_found', 'not_oneself', 'confirmation_mismatch'],
})

export const revokeSuperadmin = endpoint({
  ...superadmin,
  method: 'DELETE',
  summary: 'Take superadmin from a user, at their next request; never from oneself, never from the last one',
  problems: ['not_found', 'not_oneself', 'last_superadmin', 'confirmation_mismatch'],
})
