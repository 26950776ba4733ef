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

export const listTeam = endpoint({
  method: 'GET',
  path: '/api/admin/team',
  access: { scope: 'tenant', permission: 'team.view' },
  summary: 'Members and pending invitations',
  input: z.strictObject({
    ...pageShape,
    status: z.enum(['pending', 'active', 'suspended']).optional(),
    kind: memberKind.optional(),
    roleId: idShape.optional(),
    groupId: idShape.optional(),
    sort: z
      .enum(['-createdAt', 'createdAt', 'name', '-name', 'email', '-email', '-lastActiveAt'])
      .default('-createdAt'),
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
