import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { idShape, memberKind, moment, roleBadge } from './shapes.ts'

/** Active resource types by category, in the order of the catalogue. A permission's code is `<type>.<action>`. */
export const permissionCategory = z.object({
  category: z.string(),
  resourceTypes: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      description: z.string(),
      isBuiltin: z.boolean(),
      actions: z.array(z.string()),
    }),
  ),
})
export type PermissionCategory = z.infer<typeof permissionCategory>

export const matrixRole = roleBadge.extend({
  kind: memberKind,
  isPredefined: z.boolean(),
  /** Permissions given by the role itself. */
  own: z.array(z.string()),
  /** Permissions that come from its ancestors; one may be both. */
  inherited: z.array(z.string()),
  /** Whether the asker may edit it. A permission the asker lacks can still not be ticked. */
  isEditable: z.boolean(),
  version: z.number().int(),
})
export type MatrixRole = z.infer<typeof matrixRole>

export const getMatrix = endpoint({
  method: 'GET',
  path: '/api/admin/permissions/matrix',
  access: { scope: 'tenant', permission: 'team.view' },
  summary: 'Which role gives which permission, by itself or by inheritance; highest rank first',
  input: z.strictObject({}),
  output: z.object({ categories: z.array(permissionCategory), roles: z.array(matrixRole) }),
  problems: [],
})

const hand = z.object({
  /** Who did it, as the organization knows them; null when it came with the platform or from an operator. */
  by: z.object({ name: z.string() }).nullable(),
  at: moment,
})

/** One way by which a member holds a permission: (group →) role → parent → … → grant. */
export const permissionPath = z.object({
  /** The group that carries the first role, and how the member came into it; null when the role is held directly. */
  group: z.object({ id: z.string(), name: z.string(), joined: hand }).nullable(),
  /** From the role that is held to the one that gives the permission, each the child of the next. */
  roles: z.array(roleBadge.extend({ isPredefined: z.boolean() })),
  /** Who gave the first role to the member, or to the group. */
  assigned: hand,
  /** Who let the last role give the permission. */
  granted: hand,
})
export type PermissionPath = z.infer<typeof permissionPath>

export const checkPermission = endpoint({
  method: 'GET',
  path: '/api/admin/permissions/check',
  access: { scope: 'tenant', permission: 'any member' },
  summary: 'Whether the asker holds a permission, and by which ways',
  input: z.strictObject({ permission: z.string().max(100) }),
  output: z.object({ permission: z.string(), allowed: z.boolean(), via: z.array(permissionPath) }),
  problems: [],
})

export const getMemberPermissions = endpoint({
  method: 'GET',
  path: '/api/admin/team/:id/permissions',
  access: { scope: 'tenant', permission: 'team.view' },
  summary: 'What a member may do, and why',
  input: z.strictObject({ id: idShape }),
  output: z.object({
    membershipId: z.string(),
    name: z.string(),
    status: z.enum(['pending', 'active', 'suspended']),
    rank: z.number().int(),
    /** In force only while the member is active. Each permission with every way by which it is held. */
    permissions: z.array(z.object({ permission: z.string(), via: z.array(permissionPath) })),
  }),
  problems: ['not_found'],
})
