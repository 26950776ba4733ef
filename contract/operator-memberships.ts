import { z } from 'zod'
import { done, endpoint } from './endpoint.ts'
import { operatedUser, userMembership } from './operator-users.ts'
import { idShape, memberKind, page, pageShape } from './shapes.ts'
import { changeMember, removeMember } from './team.ts'

const access = { scope: 'operator' } as const

export const membershipStatuses = ['pending', 'active', 'suspended', 'removed'] as const
const membershipStatus = z.enum(membershipStatuses)

export const operatedMembership = userMembership.extend({
  status: membershipStatus,
  user: operatedUser.pick({ id: true, email: true, name: true, status: true, isSuperAdmin: true }),
})
export type OperatedMembership = z.infer<typeof operatedMembership>

export const membershipSorts = ['-createdAt', 'createdAt'] as const

export const listMemberships = endpoint({
  method: 'GET',
  path: '/api/super-admin/memberships',
  access,
  summary: 'Who belongs to which organization, with what roles; those removed only when asked for',
  input: z.strictObject({
    /** Of the person: name or e-mail. */
    ...pageShape,
    tenantId: idShape.optional(),
    userId: idShape.optional(),
    /** Held directly. */
    roleId: idShape.optional(),
    kind: memberKind.optional(),
    status: membershipStatus.optional(),
    sort: z.enum(membershipSorts).default('-createdAt'),
  }),
  output: page(operatedMembership).extend({
    /** The search found a thousand people and stopped there. */
    isCapped: z.boolean(),
  }),
  problems: [],
})

/** What became of one person of the list. */
export const membershipResult = z.object({
  /** As it was given or, of a user who was picked, as it is known; empty when there is no such user. */
  email: z.string(),
  userId: z.string().optional(),
  status: z.enum(['invited', 'refused']),
  /** Why it was refused: a problem code, `invalid_email`, `user_disabled` or `repeated`. */
  code: z.string().optional(),
  membershipId: z.string().optional(),
  invitationId: z.string().optional(),
  /** The link to copy, shown this once. */
  link: z.string().optional(),
})
export type MembershipResult = z.infer<typeof membershipResult>

const person = z.union([
  z.strictObject({ userId: idShape }),
  /** Judged one by one: a malformed address is a refused result, not a refused request. */
  z.strictObject({ email: z.string().max(320) }),
])

/** Shape of the form. */
export const newMemberships = z.strictObject({
  tenantId: idShape,
  roleIds: z.array(idShape).min(1, 'Choose at least one role').max(10),
  kind: memberKind.optional(),
  people: z.array(person).min(1, 'Name at least one person').max(500, 'Add at most 500 people at once'),
})

export const addMemberships = endpoint({
  method: 'POST',
  path: '/api/super-admin/memberships',
  access,
  summary: 'Add these people to this organization with these roles: each is invited, each has a result of its own',
  input: newMemberships,
  output: z.object({ results: z.array(membershipResult) }),
  status: 207,
  problems: ['not_found', 'tenant_state'],
})

const path = '/api/super-admin/memberships/:id'

export const changeMembership = endpoint({
  method: 'PATCH',
  path,
  access,
  summary: "Change a member's roles, groups or kind, suspend or restore them",
  input: changeMember.input,
  output: changeMember.output,
  problems: changeMember.problems,
})

export const removeMembership = endpoint({
  method: 'DELETE',
  path,
  access: { ...access, fresh: true },
  summary: 'Remove a member; they lose access at their next request',
  input: removeMember.input,
  output: done,
  problems: removeMember.problems,
})
