import { z } from 'zod'
import { done, endpoint, nothing } from './endpoint.ts'
import { idShape, memberKind, moment, nameShape, passwordShape, roleBadge } from './shapes.ts'

/** Shape of the form. */
export const passwordChange = z.strictObject({ current: passwordShape, new: passwordShape })

export const changePassword = endpoint({
  method: 'PUT',
  path: '/api/account/password',
  access: { scope: 'user' },
  summary: 'Choose a new password; ends every other session and every pending reset link',
  input: passwordChange,
  output: done,
  problems: ['password_too_weak', 'too_many_requests', 'busy'],
})

const access = { scope: 'user' } as const

export const profile = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  avatarUrl: z.string().nullable(),
  createdAt: moment,
})
export type Profile = z.infer<typeof profile>

export const getProfile = endpoint({
  method: 'GET',
  path: '/api/account/profile',
  access,
  summary: 'Who one is',
  input: nothing,
  output: profile,
  problems: [],
})

/** Shape of the form. */
export const profileChange = z.strictObject({
  name: nameShape.optional(),
  avatarUrl: z
    .url({ protocol: /^https$/, error: 'Use an address that begins with https://' })
    .max(500)
    .nullable()
    .optional(),
})

export const changeProfile = endpoint({
  method: 'PATCH',
  path: '/api/account/profile',
  access,
  summary: 'Change name or picture, in every organization at once',
  input: profileChange,
  output: profile,
  problems: [],
})

export const accountSession = z.object({
  id: z.string(),
  userAgent: z.string().nullable(),
  ipAddress: z.string().nullable(),
  startedAt: moment,
  lastUsedAt: moment,
  expiresAt: moment,
  /** The one that asks. */
  isCurrent: z.boolean(),
})
export type AccountSession = z.infer<typeof accountSession>

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/account/sessions',
  access,
  summary: 'Where one is signed in, last used first',
  input: nothing,
  output: z.object({ items: z.array(accountSession) }),
  problems: [],
})

export const endOtherSessions = endpoint({
  method: 'DELETE',
  path: '/api/account/sessions',
  access,
  summary: 'End every session but this one',
  input: nothing,
  output: z.object({ ended: z.number().int() }),
  problems: [],
})

export const endSession = endpoint({
  method: 'DELETE',
  path: '/api/account/sessions/:id',
  access,
  summary: "End one of one's own sessions",
  input: z.strictObject({ id: idShape }),
  output: done,
  problems: ['not_found'],
})

export const accountTenant = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  logoUrl: z.string().nullable(),
  /** A suspended one is listed but cannot be opened, nor left. */
  status: z.enum(['active', 'suspended']),
  kind: memberKind,
  roles: z.array(roleBadge),
  isDefault: z.boolean(),
  /** The one active Tenant Admin cannot leave. */
  isLastAdmin: z.boolean(),
  joinedAt: moment.nullable(),
  lastActiveAt: moment.nullable(),
})
export type AccountTenant = z.infer<typeof accountTenant>

export const listAccountTenants = endpoint({
  method: 'GET',
  path: '/api/account/tenants',
  access,
  summary: 'The organizations one belongs to, by name',
  input: nothing,
  output: z.object({ items: z.array(accountTenant) }),
  problems: [],
})

export const leaveTenant = endpoint({
  method: 'POST',
  path: '/api/account/tenants/:tenantId/leave',
  access,
  summary: 'Leave an organization; the last Tenant Admin cannot',
  input: z.strictObject({ tenantId: idShape, confirmSlug: z.string().max(63) }),
  output: done,
  problems: [
    'not_found',
    'tenant_suspended',
    'session_too_old',
    'password_change_required',
    'second_factor_required',
    'confirmation_mismatch',
    'last_tenant_admin',
  ],
})
