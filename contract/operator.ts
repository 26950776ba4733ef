import { z } from 'zod'
import { endpoint, nothing } from './endpoint.ts'
import { emailShape, idShape, moment, nameShape, page, pageShape, slugShape } from './shapes.ts'

export {
  approveAccessRequest,
  declineAccessRequest,
  listAccessRequests,
} from './access-requests.ts'
export { listWholeAudit } from './audit.ts'
export { inTenant } from './operator-in-tenant.ts'
export {
  addMemberships,
  changeMembership,
  listMemberships,
  removeMembership,
} from './operator-memberships.ts'
export { changeSettings, getSettings, sendTestMail } from './operator-settings.ts'
export {
  changeUser,
  endUserSession,
  endUserSessions,
  getUser,
  grantSuperadmin,
  inviteUser,
  listTenantsOfUser,
  listUsers,
  removeUserSecondFactor,
  resetUserPassword,
  revokeSuperadmin,
} from './operator-users.ts'
export {
  changeResourceType,
  createResourceType,
  getResourceTypeHolders,
  listCataloguedRoles,
  listResourceTypes,
} from './reference-data.ts'

/** All that an operator can ask, on one page. For everyone else none of these addresses exists. */
const access = { scope: 'operator' } as const
const fresh = { scope: 'operator', fresh: true } as const

export const tenantStatuses = ['active', 'suspended', 'archived', 'deleted'] as const
const tenantStatus = z.enum(tenantStatuses)

export const operatedTenant = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  type: z.string(),
  logoUrl: z.string().nullable(),
  status: tenantStatus,
  isProtected: z.boolean(),
  activeMembers: z.number().int(),
  pendingInvitations: z.number().int(),
  lastActiveAt: moment.nullable(),
  createdAt: moment,
  version: z.number().int(),
})
export type OperatedTenant = z.infer<typeof operatedTenant>

export const tenantSorts = ['-createdAt', 'createdAt', 'name', '-name', '-lastActiveAt', '-activeMembers'] as const

export const listTenants = endpoint({
  method: 'GET',
  path: '/api/super-admin/tenants',
  access,
  summary: 'The organizations',
  input: z.strictObject({
    ...pageShape,
    status: tenantStatus.optional(),
    sort: z.enum(tenantSorts).default('-createdAt'),
  }),
  output: page(operatedTenant),
  problems: [],
})

export const tenantLogo = z.url({ protocol: /^https$/ }).max(500)

export const createTenant = endpoint({
  method: 'POST',
  path: '/api/super-admin/tenants',
  access,
  summary: 'Create an organization and invite its first Tenant Admin, in one transaction',
  input: z.strictObject({
    name: nameShape,
    slug: slugShape.optional(),
    initialAdmin: z.strictObject({ email: emailShape, name: nameShape.optional() }).optional(),
    addMe: z.boolean().optional(),
    type: z.string().max(40).optional(),
    parentId: idShape.optional(),
    logoUrl: tenantLogo.optional(),
  }),
  output: z.object({
    tenant: operatedTenant,
    invitation: z.object({ id: z.string(), link: z.string().optional() }).optional(),
  }),
  status: 201,
  problems: ['slug_taken', 'slug_reserved', 'already_member', 'invitation_limit'],
})

export const checkSlug = endpoint({
  method: 'GET',
  path: '/api/super-admin/tenants/slug-available',
  access,
  summary: 'Whether an address is free',
  input: z.strictObject({ slug: z.string().max(100) }),
  output: z.object({
    slug: z.string(),
    available: z.boolean(),
    reason: z.enum(['invalid', 'reserved', 'taken']).nullable(),
    suggestion: z.string().nullable(),
  }),
  problems: [],
})

const tenantPath = '/api/super-admin/tenants/:tenantId'
const tenantInput = z.strictObject({ tenantId: idShape })
const confirmed = tenantInput.extend({ confirmSlug: z.string().max(63) })

export const getTenant = endpoint({
  method: 'GET',
  path: tenantPath,
  access,
  summary: 'One organization',
  input: tenantInput,
  output: operatedTenant,
  problems: ['not_found'],
})

export const changeTenant = endpoint({
  method: 'PATCH',
  path: tenantPath,
  access,
  summary: "Change an organization's name, address or logo",
  input: tenantInput.extend({
    name: nameShape.optional(),
    slug: slugShape.optional(),
    logoUrl: tenantLogo.nullable().optional(),
    version: z.number().int().optional(),
  }),
  output: operatedTenant,
  problems: ['not_found', 'slug_taken', 'slug_reserved', 'changed_meanwhile'],
})

const lifecycle = {
  /** What takes people's access away asks who one is. */
  access: fresh,
  output: operatedTenant,
  problems: ['not_found', 'tenant_protected', 'tenant_state', 'confirmation_mismatch'],
} as const

export const suspendTenant = endpoint({
  ...lifecycle,
  method: 'POST',
  path: `${tenantPath}/suspend`,
  summary: 'Suspend: members lose access at their next request, nothing is deleted',
  input: tenantInput,
})
export const archiveTenant = endpoint({
  ...lifecycle,
  method: 'POST',
  path: `${tenantPath}/archive`,
  summary: 'Archive: put away for good, restorable',
  input: confirmed,
})
export const deleteTenant = endpoint({
  ...lifecycle,
  method: 'DELETE',
  path: tenantPath,
  summary: 'Delete softly: the address stays taken, the data is kept until it is purged',
  input: confirmed,
})
export const restoreTenant = endpoint({
  ...lifecycle,
  access,
  method: 'POST',
  path: `${tenantPath}/restore`,
  summary: 'Restore a suspended, archived or deleted organization',
  input: tenantInput,
})

export const getTenantImpact = endpoint({
  method: 'GET',
  path: `${tenantPath}/impact`,
  access,
  summary: 'What a change of state would mean for people, before it is made',
  input: tenantInput.extend({ action: z.enum(['suspend', 'archive', 'delete', 'restore']) }),
  output: z.object({
    activeMembers: z.number().int(),
    signedInNow: z.number().int(),
    pendingInvitations: z.number().int(),
  }),
  problems: ['not_found'],
})

export const getPlatformHealth = endpoint({
  method: 'GET',
  path: '/api/super-admin/ops/health',
  access,
  summary: 'How the database, mail and live updates are doing',
  input: nothing,
  output: z.object({
    database: z.object({ kind: z.enum(['embedded', 'postgres']), ok: z.boolean() }),
    mail: z.object({ mode: z.enum(['smtp', 'development', 'off']), waiting: z.number().int(), dead: z.number().int() }),
  }),
  problems: [],
})
