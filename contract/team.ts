import { z } from 'zod'
import { done, endpoint } from './endpoint.ts'
import { idShape, memberKind, moment, page, pageShape, roleBadge } from './shapes.ts'

/** A member or someone invited: one list. `invitationId` is there while the membership is pending. */
export const teamMember = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  kind: memberKind,
  status: z.enum(['pending', 'active', 'suspended', 'removed']),
  roles: z.array(roleBadge),
  rank: z.number().int(),
  groups: z.array(z.object({ id: z.string(), name: z.string() })),
  isSelf: z.boolean(),
  /** Whether the asker's rank reaches this member. */
  isManageable: z.boolean(),
  invitationId: z.string().nullable(),
  joinedAt: moment.nullable(),
  lastActiveAt: moment.nullable(),
  createdAt: moment,
  version: z.number().int(),
})
export type TeamMember = z.infer<typeof teamMember>

export const teamSorts = ['-createdAt', 'createdAt', 'name', '-name', 'email', '-email', '-lastActiveAt'] as const
export const teamStatuses = ['pending', 'active', 'suspended'] as const

export const listTeam = endpoint({
  method: 'GET',
  path: '/api/admin/team',
  access: { scope: 'tenant', permission: 'team.view' },
  summary: 'Members and pending invitations',
  input: z.strictObject({
    ...pageShape,
    status: z.enum(teamStatuses).optional(),
    kind: memberKind.optional(),
    roleId: idShape.optional(),
    groupId: idShape.optional(),
    sort: z.enum(teamSorts).default('-createdAt'),
  }),
  output: page(teamMember),
  problems: [],
})

const changeOfMember = {
  access: { scope: 'tenant', permission: 'team.manage' },
  path: '/api/admin/team/:id',
  problems: [
    'not_found',
    'not_oneself',
    'above_own_rank',
    'beyond_own_permissions',
    'last_tenant_admin',
    'membership_state',
    'changed_meanwhile',
  ],
} as const

export const changeMember = endpoint({
  ...changeOfMember,
  method: 'PATCH',
  summary: "Change a member's roles, groups or kind, suspend or restore them",
  input: z.strictObject({
    id: idShape,
    roleIds: z.array(idShape).min(1).max(10).optional(),
    groupIds: z.array(idShape).max(20).optional(),
    kind: memberKind.optional(),
    status: z.enum(['active', 'suspended']).optional(),
    /** The version this change is based on; refused with `changed_meanwhile` when there is a newer one. */
    version: z.number().int().optional(),
  }),
  output: teamMember.pick({ id: true, status: true, version: true }),
})

export const removeMember = endpoint({
  ...changeOfMember,
  method: 'DELETE',
  summary: 'Remove a member; they lose access at their next request',
  input: z.strictObject({ id: idShape }),
  output: done,
})

/** Who gave a role to someone, and when; nobody named where the giver is gone or the platform did it. */
const given = z.object({ by: z.object({ name: z.string() }).nullable(), at: moment })

export const memberSession = z.object({
  id: z.string(),
  /** As the browser names itself. */
  userAgent: z.string().nullable(),
  ipAddress: z.string().nullable(),
  startedAt: moment,
  /** Last use in this organization. */
  lastUsedAt: moment,
  isCurrent: z.boolean(),
})
export type MemberSession = z.infer<typeof memberSession>

export const memberDetail = teamMember.extend({
  /** Every role held and how: directly, or through a group. */
  grants: z.array(
    z.object({
      role: roleBadge.extend({ isPredefined: z.boolean() }),
      group: z.object({ id: z.string(), name: z.string() }).nullable(),
      given,
    }),
  ),
  /** Whether nobody else is an active Tenant Admin: then they can be neither suspended, removed nor demoted. */
  isLastAdmin: z.boolean(),
  /** The newest invitation of this membership, settled or not. */
  invitation: z
    .object({
      id: z.string(),
      status: z.enum(['pending', 'accepted', 'expired', 'revoked']),
      invitedBy: z.object({ name: z.string() }),
      message: z.string(),
      createdAt: moment,
      lastSentAt: moment,
      expiresAt: moment,
    })
    .nullable(),
  /** Sessions in use in this organization; null to someone who may not manage this member. */
  sessions: z.array(memberSession).nullable(),
  /** Null to someone who may not manage this member, and of people who have not joined. */
  hasSecondFactor: z.boolean().nullable(),
  removedAt: moment.nullable(),
})
export type MemberDetail = z.infer<typeof memberDetail>

export const getMember = endpoint({
  method: 'GET',
  path: '/api/admin/team/:id',
  access: { scope: 'tenant', permission: 'team.view' },
  summary:
    'One member, removed ones included: roles and who gave them, groups, invitation, sessions in this organization',
  input: z.strictObject({ id: idShape }),
  output: memberDetail,
  problems: ['not_found'],
})

export const endMemberSessions = endpoint({
  method: 'DELETE',
  path: '/api/admin/team/:id/sessions',
  access: { scope: 'tenant', permission: 'team.manage' },
  summary: "End a member's sessions that are in use in this organization; they sign in again",
  input: z.strictObject({ id: idShape }),
  output: z.object({ ended: z.number().int() }),
  problems: ['not_found', 'not_oneself', 'above_own_rank'],
})

/** At most this many people in one bulk change or one paste of invitations. */
export const mostAtOnce = 500

/** How many rows a page sends at a time when it wants to show progress. */
export const rowsPerChunk = 50

export const bulkResult = z.object({
  id: z.string(),
  /** Empty where there is no such member. */
  name: z.string(),
  email: z.string(),
  /** In a dry run `done` means it would be. `unchanged`: nothing to do. */
  status: z.enum(['done', 'unchanged', 'refused']),
  /** Why it was refused: a problem code. */
  code: z.string().optional(),
  detail: z.string().optional(),
})
export type BulkResult = z.infer<typeof bulkResult>

export const bulkEffect = z.object({
  done: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
  /** How many of those who change are signed in here at the moment. */
  signedIn: z.number().int(),
  gaining: z.number().int(),
  losing: z.number().int(),
  permissions: z.array(z.object({ permission: z.string(), gaining: z.number().int(), losing: z.number().int() })),
  /** Everyone who changes, in the order asked for. */
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      isSignedIn: z.boolean(),
      oldRoles: z.array(roleBadge),
      newRoles: z.array(roleBadge),
      gained: z.array(z.string()),
      lost: z.array(z.string()),
    }),
  ),
})
export type BulkEffect = z.infer<typeof bulkEffect>

export const changeMembers = endpoint({
  method: 'POST',
  path: '/api/admin/team/bulk',
  access: { scope: 'tenant', permission: 'team.manage' },
  summary: 'Change many members; each is judged and changed by itself and has a result of its own',
  input: z.strictObject({
    ids: z.array(idShape).min(1, 'Choose at least one person').max(mostAtOnce, 'Change at most 500 people at once'),
    action: z.enum(['roles', 'suspend', 'restore', 'remove']),
    /** With `roles`: what each of them holds from then on, besides what groups give. */
    roleIds: z.array(idShape).min(1, 'Choose at least one role').max(10).optional(),
    /** Only says what would happen. */
    dryRun: z.boolean().optional(),
  }),
  output: z.object({
    results: z.array(bulkResult),
    /** In a dry run only. */
    effect: bulkEffect.optional(),
  }),
  problems: ['not_found', 'above_own_rank', 'beyond_own_permissions'],
})

/** What a member sees of their own place: the page of external kinds, and nothing of anybody else. */
export const getPortal = endpoint({
  method: 'GET',
  path: '/api/admin/portal',
  access: { scope: 'tenant', permission: 'any member' },
  summary: "The organization's look and one's own details in it",
  input: z.strictObject({}),
  output: z.object({
    organization: z.object({
      name: z.string(),
      slug: z.string(),
      logoUrl: z.string().nullable(),
      contactEmail: z.string().nullable(),
      theme: z.object({ color: z.string().nullable(), welcome: z.string().nullable() }),
    }),
    member: z.object({
      name: z.string(),
      email: z.string(),
      kind: memberKind,
      roles: z.array(z.object({ name: z.string(), description: z.string() })),
      joinedAt: moment.nullable(),
    }),
  }),
  problems: [],
})
