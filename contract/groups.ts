import { z } from 'zod'
import { done, endpoint } from './endpoint.ts'
import { idShape, moment, nameShape, page, pageShape, roleBadge } from './shapes.ts'

export const listedGroup = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  /** Roles that every member of the group holds. */
  roles: z.array(roleBadge),
  /** Members and people invited, without those removed. */
  members: z.number().int(),
  /** Whether the asker is a member of it. */
  isOwn: z.boolean(),
  /** Whether the asker may put people into it: every role it carries is within their reach. */
  isGivable: z.boolean(),
  createdAt: moment,
  version: z.number().int(),
})
export type ListedGroup = z.infer<typeof listedGroup>

export const groupDetail = listedGroup.extend({
  people: z.array(
    z.object({
      /** Of the membership. */
      id: z.string(),
      name: z.string(),
      email: z.string(),
      status: z.enum(['pending', 'active', 'suspended']),
      rank: z.number().int(),
      isSelf: z.boolean(),
      /** Whether the asker's rank reaches this member. */
      isManageable: z.boolean(),
    }),
  ),
})
export type GroupDetail = z.infer<typeof groupDetail>

const view = { scope: 'tenant', permission: 'team.view' } as const
const manage = { scope: 'tenant', permission: 'team.manage' } as const
const path = '/api/admin/team/groups/:id'
const one = z.strictObject({ id: idShape })

const fields = {
  name: nameShape.max(80, 'Use at most 80 characters'),
  description: z.string().trim().max(500, 'Use at most 500 characters'),
  roleIds: z.array(idShape).max(10, 'A group carries at most 10 roles'),
  membershipIds: z.array(idShape).max(5000),
}

const refusals = [
  'not_found',
  'not_oneself',
  'above_own_rank',
  'beyond_own_permissions',
  'group_name_taken',
  'changed_meanwhile',
] as const

export const groupSorts = ['name', '-name', '-createdAt'] as const

export const listGroups = endpoint({
  method: 'GET',
  path: '/api/admin/team/groups',
  access: view,
  summary: 'Groups by name, with the roles they carry',
  input: z.strictObject({ ...pageShape, sort: z.enum(groupSorts).default('name') }),
  output: page(listedGroup),
  problems: [],
})

export const getGroup = endpoint({
  method: 'GET',
  path,
  access: view,
  summary: 'One group with its members',
  input: one,
  output: groupDetail,
  problems: ['not_found'],
})

/** Shape of the form. */
export const newGroup = z.strictObject({
  name: fields.name,
  description: fields.description.default(''),
  roleIds: fields.roleIds.default([]),
  membershipIds: fields.membershipIds.default([]),
})

export const createGroup = endpoint({
  method: 'POST',
  path: '/api/admin/team/groups',
  access: manage,
  summary: 'Create a group; the roles it carries are given to its members',
  input: newGroup,
  output: groupDetail,
  status: 201,
  problems: refusals,
})

export const changeGroup = endpoint({
  method: 'PATCH',
  path,
  access: manage,
  summary: "Change a group's name, description or the roles it carries",
  input: one.extend({
    name: fields.name.optional(),
    description: fields.description.optional(),
    roleIds: fields.roleIds.optional(),
    /** The version this change is based on; refused with `changed_meanwhile` when there is a newer one. */
    version: z.number().int().optional(),
  }),
  output: groupDetail,
  problems: refusals,
})

export const deleteGroup = endpoint({
  method: 'DELETE',
  path,
  access: manage,
  summary: 'Delete a group; its members lose the roles they held through it',
  input: one,
  output: done,
  problems: refusals,
})

export const setGroupMembers = endpoint({
  method: 'PUT',
  path: `${path}/members`,
  access: manage,
  summary: 'Say who is in a group: whoever is not named leaves it',
  input: one.extend({ membershipIds: fields.membershipIds, version: z.number().int().optional() }),
  output: groupDetail,
  problems: refusals,
})
