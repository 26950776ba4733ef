import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { roleReferences } from './roles.ts'
import { idShape, memberKind, moment, page, pageShape, roleBadge } from './shapes.ts'

/** Reference data and the catalogue of roles, the operator's. For everyone else none of these addresses exists. */
const access = { scope: 'operator' } as const

export const defaultActions = ['create', 'list', 'read', 'update', 'delete'] as const

export const resourceType = z.object({
  code: z.string(),
  label: z.string(),
  category: z.string(),
  description: z.string(),
  actions: z.array(z.string()),
  isActive: z.boolean(),
  isBuiltin: z.boolean(),
  /** The platform itself asks for its permissions, so it cannot be deactivated. */
  isRequired: z.boolean(),
  /** How many roles, of all organizations and predefined, give a permission of it by themselves. */
  roles: z.number().int(),
  createdAt: moment,
  updatedAt: moment,
})
export type ResourceType = z.infer<typeof resourceType>

export const listResourceTypes = endpoint({
  method: 'GET',
  path: '/api/super-admin/resource-types',
  access,
  summary: 'The resource types, active or not, in the order of the catalogue',
  input: z.strictObject({}),
  output: z.object({ items: z.array(resourceType) }),
  problems: [],
})

const fields = {
  label: z.string().trim().min(1, 'Enter a label').max(80, 'Use at most 80 characters'),
  /** Written in capitals. */
  category: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z][A-Z0-9 _&-]{0,39}$/, 'Use letters and digits, at most 40'),
  description: z.string().trim().max(500, 'Use at most 500 characters'),
}

/** Shape of the form. */
export const newResourceType = z.strictObject({
  /** Stored in lower case; never changes. */
  code: z
    .string()
    .trim()
    .toLowerCase()
    .max(60, 'Use at most 60 characters')
    .regex(
      /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/,
      'Use letters, digits and underscores, beginning with a letter; dots between words',
    ),
  label: fields.label,
  category: fields.category,
  description: fields.description.default(''),
  actions: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .max(30, 'Use at most 30 characters')
        .regex(/^[a-z][a-z0-9_]*$/, 'Use letters, digits and underscores, beginning with a letter'),
    )
    .min(1, 'Name at least one action')
    .max(20, 'Name at most 20 actions')
    .default([...defaultActions]),
  /** Predefined roles that hold all its permissions from the start, besides Tenant Admin. */
  alsoGrantTo: z.array(idShape).max(20).default([]),
})

export const createResourceType = endpoint({
  method: 'POST',
  path: '/api/super-admin/resource-types',
  access,
  summary: "Add a resource type: it is in every organization's matrix at once, and Tenant Admin holds it",
  input: newResourceType,
  output: resourceType,
  status: 201,
  problems: ['resource_type_taken'],
})

export const changeResourceType = endpoint({
  method: 'PATCH',
  path: '/api/super-admin/resource-types/:code',
  access: { ...access, fresh: true },
  summary: 'Change how a resource type is shown, deactivate or reactivate it; grants are kept meanwhile',
  input: z.strictObject({
    code: z.string().min(1).max(60),
    label: fields.label.optional(),
    category: fields.category.optional(),
    description: fields.description.optional(),
    isActive: z.boolean().optional(),
  }),
  output: resourceType,
  problems: ['not_found'],
})

export const resourceTypeHolders = z.object({
  /** Roles that give something of it by themselves, of all organizations and predefined. */
  roles: z.number().int(),
  organizations: z.number().int(),
  /** Active or suspended; each counted once. */
  members: z.number().int(),
  /** Twenty of the roles, those with most members first. */
  byRole: z.array(
    roleBadge.extend({ tenant: z.object({ id: z.string(), name: z.string() }).nullable(), members: z.number().int() }),
  ),
})
export type ResourceTypeHolders = z.infer<typeof resourceTypeHolders>

export const getResourceTypeHolders = endpoint({
  method: 'GET',
  path: '/api/super-admin/resource-types/:code/holders',
  access,
  summary: 'Whom deactivating a resource type takes something from, or reactivating it gives something to',
  input: z.strictObject({ code: z.string().min(1).max(60) }),
  output: resourceTypeHolders,
  problems: ['not_found'],
})

const relative = roleBadge.extend({ isPredefined: z.boolean() })

export const cataloguedRole = roleBadge.extend({
  description: z.string(),
  kind: memberKind,
  isPredefined: z.boolean(),
  /** Whose custom role it is; null for a predefined one. */
  tenant: z.object({ id: z.string(), name: z.string(), slug: z.string() }).nullable(),
  parent: relative.nullable(),
  /** The first fifty by rank; `references.children` counts all. */
  children: z.array(relative.extend({ tenant: z.object({ id: z.string(), name: z.string() }).nullable() })),
  /** Across all organizations. */
  references: roleReferences,
  /** In how many organizations somebody holds it directly. */
  tenants: z.number().int(),
  ownPermissions: z.number().int(),
  permissions: z.number().int(),
})
export type CataloguedRole = z.infer<typeof cataloguedRole>

export const listCataloguedRoles = endpoint({
  method: 'GET',
  path: '/api/super-admin/roles',
  access,
  summary: 'Predefined and custom roles of all organizations, highest rank first, with what refers to them',
  input: z.strictObject({ ...pageShape, predefined: z.stringbool().optional(), tenantId: idShape.optional() }),
  output: page(cataloguedRole),
  problems: [],
})
