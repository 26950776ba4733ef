import { z } from 'zod'
import { done, endpoint } from './endpoint.ts'
import { idShape, memberKind, moment, nameShape, roleBadge } from './shapes.ts'

/** What refers to a role. A role is deleted only when all of these are none. */
export const roleReferences = z.object({
  /** Members who are not removed and hold it directly. */
  members: z.number().int(),
  /** Pending invitations into it. */
  invitations: z.number().int(),
  /** Groups that carry it. */
  groups: z.number().int(),
  /** Roles that inherit from it. */
  children: z.number().int(),
})
export type RoleReferences = z.infer<typeof roleReferences>

const relative = roleBadge.extend({ isPredefined: z.boolean() })

export const listedRole = roleBadge.extend({
  description: z.string(),
  kind: memberKind,
  isPredefined: z.boolean(),
  parent: relative.nullable(),
  members: z.number().int(),
  references: roleReferences,
  /** How many permissions it gives by itself, and with what it inherits. */
  ownPermissions: z.number().int(),
  permissions: z.number().int(),
  /** Whether the asker may give this role to someone. */
  isGivable: z.boolean(),
  /** Whether the asker holds it, directly, through a group or by inheritance. */
  isHeld: z.boolean(),
  /** Whether the asker may edit it: custom, within their reach, not what they hold themselves. */
  isEditable: z.boolean(),
  version: z.number().int(),
})
export type ListedRole = z.infer<typeof listedRole>

export const listRoles = endpoint({
  method: 'GET',
  path: '/api/admin/team/roles',
  access: { scope: 'tenant', permission: 'team.view' },
  summary: 'The roles that can be held here, highest rank first',
  input: z.strictObject({}),
  output: z.object({ items: z.array(listedRole) }),
  problems: [],
})

export const roleDetail = listedRole.extend({
  /** Codes of the permissions given by the role itself. Those of inactive resource types are kept but not shown. */
  own: z.array(z.string()),
  /** Permissions that come from an ancestor, with the nearest one that gives them. */
  inherited: z.array(z.object({ permission: z.string(), from: relative })),
  /** From the parent upwards. */
  ancestors: z.array(relative),
  children: z.array(relative),
  createdAt: moment,
  updatedAt: moment,
})
export type RoleDetail = z.infer<typeof roleDetail>

const permissionCode = z.string().min(3).max(100)

const roleFields = {
  name: nameShape.max(80, 'Use at most 80 characters'),
  description: z.string().trim().max(500, 'Use at most 500 characters'),
  rank: z.number().int().min(0, 'The lowest rank is 0').max(1000, 'The highest rank is 1000'),
  permissions: z.array(permissionCode).max(2000),
  /** A role of the organization or a predefined one. */
  parentRoleId: idShape.nullable(),
}

/** Shape of the editor's form. */
export const newRole = z.strictObject({
  name: roleFields.name,
  description: roleFields.description.default(''),
  /** 100 unless stated, or the asker's own rank where that is lower. */
  rank: roleFields.rank.optional(),
  permissions: roleFields.permissions,
  parentRoleId: roleFields.parentRoleId.optional(),
})

export const roleChange = z.strictObject({
  id: idShape,
  name: roleFields.name.optional(),
  description: roleFields.description.optional(),
  rank: roleFields.rank.optional(),
  /** All permissions the role gives by itself; what it inherits is not among them. */
  permissions: roleFields.permissions.optional(),
  parentRoleId: roleFields.parentRoleId.optional(),
  /** The version this change is based on; refused with `changed_meanwhile` when there is a newer one. */
  version: z.number().int().optional(),
})

const view = { scope: 'tenant', permission: 'team.view' } as const
const manage = { scope: 'tenant', permission: 'team.roles.manage' } as const
const path = '/api/admin/team/roles/:id'
const one = z.strictObject({ id: idShape })

const refusals = [
  'not_found',
  'role_predefined',
  'above_own_rank',
  'beyond_own_permissions',
  'not_oneself',
  'role_name_taken',
  'role_cycle',
  'role_too_deep',
  'changed_meanwhile',
] as const

export const getRole = endpoint({
  method: 'GET',
  path,
  access: view,
  summary: 'One role: what it gives, what it inherits and from where, and what refers to it',
  input: one,
  output: roleDetail,
  problems: ['not_found'],
})

export const createRole = endpoint({
  method: 'POST',
  path: '/api/admin/team/roles',
  access: manage,
  summary: 'Create a role out of permissions that one holds oneself',
  input: newRole,
  output: roleDetail,
  status: 201,
  problems: refusals,
})

export const copyRole = endpoint({
  method: 'POST',
  path: `${path}/copy`,
  access: manage,
  summary: 'Copy a role, predefined or own, into a custom one with the same permissions, rank and parent',
  input: one.extend({ name: roleFields.name }),
  output: roleDetail,
  status: 201,
  problems: refusals,
})

export const changeRole = endpoint({
  method: 'PATCH',
  path,
  access: manage,
  summary: 'Change a custom role; whoever holds it has the new rights at their next request',
  input: roleChange,
  output: roleDetail,
  problems: refusals,
})

export const deleteRole = endpoint({
  method: 'DELETE',
  path,
  access: manage,
  summary: 'Delete a custom role nobody refers to, or move whatever refers to it to another role first',
  input: one.extend({
    /** Members, pending invitations and groups get this role instead; child roles inherit from it. */
    moveTo: idShape.optional(),
  }),
  output: done,
  problems: [...refusals, 'role_in_use'],
})

/** What a change would mean for people: who gains and who loses which permissions. */
export const roleEffect = z.object({
  /** Members whose permissions or rank change. */
  members: z.number().int(),
  gaining: z.number().int(),
  losing: z.number().int(),
  /** People invited whose offer changes; they hold nothing yet. */
  invitations: z.number().int(),
  permissions: z.array(z.object({ permission: z.string(), gaining: z.number().int(), losing: z.number().int() })),
  /** By name, the first hundred of `members`; empty to someone without `team.view`. */
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      gained: z.array(z.string()),
      lost: z.array(z.string()),
      oldRank: z.number().int(),
      newRank: z.number().int(),
    }),
  ),
})
export type RoleEffect = z.infer<typeof roleEffect>

export const rolePreview = z.object({
  effect: roleEffect,
  rank: z.number().int(),
  /** What the role would give, inherited permissions included. */
  permissions: z.array(z.string()),
  /** Which of them it would inherit. */
  inherited: z.array(z.string()),
  /** Why saving would be refused; null when it would not. */
  refusal: z.object({ code: z.string(), detail: z.string().nullable() }).nullable(),
})
export type RolePreview = z.infer<typeof rolePreview>

export const previewRole = endpoint({
  method: 'POST',
  path: `${path}/preview`,
  access: manage,
  summary: 'The effect of a change before it is made; nothing is written',
  input: roleChange,
  output: rolePreview,
  problems: ['not_found', 'role_predefined', 'changed_meanwhile'],
})

export const previewNewRole = endpoint({
  method: 'POST',
  path: '/api/admin/team/roles/preview',
  access: manage,
  summary: 'What a new role would give, and whether it could be made; nothing is written',
  input: newRole,
  output: rolePreview,
  problems: ['not_found'],
})

const toggled = {
  path: `${path}/permissions/:permission`,
  access: manage,
  input: one.extend({ permission: permissionCode }),
  output: z.object({
    id: z.string(),
    version: z.number().int(),
    own: z.array(z.string()),
    /** How many members gained or lost the permission by this. */
    members: z.number().int(),
  }),
  problems: refusals,
} as const

export const grantPermission = endpoint({
  ...toggled,
  method: 'PUT',
  summary: 'Let a custom role give a permission',
})

export const revokePermission = endpoint({
  ...toggled,
  method: 'DELETE',
  summary: 'Let a custom role give a permission no longer',
})
