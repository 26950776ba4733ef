import { z } from 'zod'
import { endpoint, nothing } from './endpoint.ts'
import { idShape, memberKind, moment, roleBadge } from './shapes.ts'

const tenantInContext = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  type: z.string(),
  logoUrl: z.string().nullable(),
})

export const me = z.object({
  user: z.object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    avatarUrl: z.string().nullable(),
    isSuperAdmin: z.boolean(),
  }),
  role: z.literal('superadmin').nullable(),
  /** The tenant of `X-Tenant`, else the session's current one. */
  activeTenant: tenantInContext.nullable(),
  /** Root first, the active tenant last. */
  tenantChain: z.array(tenantInContext.omit({ logoUrl: true })),
  memberships: z.array(
    z.object({
      id: z.string(),
      tenant: tenantInContext,
      kind: memberKind,
      roles: z.array(roleBadge),
      rank: z.number().int(),
      isDefault: z.boolean(),
      lastActiveAt: moment.nullable(),
    }),
  ),
  /** What this person may do in the active tenant. */
  permissions: z.array(z.string()),
  impersonator: z.object({ id: z.string(), email: z.string() }).nullable(),
  mustChangePassword: z.boolean(),
  /** `isRequired`: by the platform of its superadmins, or by one of the organizations above. */
  secondFactor: z.object({ isEnabled: z.boolean(), isRequired: z.boolean() }),
  debug: z.boolean(),
})
export type Me = z.infer<typeof me>

const whoAmI = {
  method: 'GET',
  access: { scope: 'user' },
  summary: 'Who is signed in, where, and what they may do there',
  input: nothing,
  output: me,
  problems: ['not_found', 'tenant_suspended'],
} as const

export const getMe = endpoint({ ...whoAmI, path: '/api/auth/me' })
export const getMeShort = endpoint({ ...whoAmI, path: '/auth/me' })
export const getContext = endpoint({ ...whoAmI, path: '/api/auth/context' })

export const listMyTenants = endpoint({
  method: 'GET',
  path: '/api/auth/context/tenants',
  access: { scope: 'user' },
  summary: 'The organizations this person can open: active memberships in active organizations, last used first',
  input: nothing,
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        slug: z.string(),
        name: z.string(),
        logoUrl: z.string().nullable(),
        kind: memberKind,
        roles: z.array(roleBadge),
        isDefault: z.boolean(),
        lastActiveAt: moment.nullable(),
      }),
    ),
  }),
  problems: [],
})

const switching = {
  method: 'POST',
  access: { scope: 'user' },
  summary: "Set the session's current organization",
  input: z.strictObject({ tenant: idShape }),
  output: z.object({ tenant: z.object({ id: z.string(), slug: z.string(), name: z.string() }) }),
  problems: ['not_found'],
} as const

export const switchTenant = endpoint({ ...switching, path: '/api/auth/context/switch' })
export const switchTenantShort = endpoint({ ...switching, path: '/auth/switch-tenant' })

export const setDefaultTenant = endpoint({
  method: 'PUT',
  path: '/api/account/tenants/default',
  access: { scope: 'user' },
  summary: 'Always open this organization after signing in; null to be asked again',
  input: z.strictObject({ tenantId: idShape.nullable() }),
  output: z.object({ tenantId: z.string().nullable() }),
  problems: ['not_found'],
})
