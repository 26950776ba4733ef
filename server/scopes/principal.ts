import type { Endpoint } from '#contract/endpoint.ts'
import { Problem, type ProblemCode } from '#contract/problems.ts'
import { type PermissionSet, permissionSet } from './permission-set.ts'
import type { Visit } from './visit.ts'

/** Who is asking, as the database says at this moment. Nothing here is remembered between requests. */
export type Principal = {
  readonly userId: string
  readonly email: string
  readonly name: string
  readonly avatarUrl: string | null
  readonly isSuperAdmin: boolean
  readonly mustChangePassword: boolean
  readonly hasSecondFactor: boolean
  /** Of a superadmin, when this installation wants theirs to have one. */
  readonly operatorsNeedSecondFactor: boolean
  readonly sessionId: string
  readonly sessionStartedAt: Date
  readonly currentTenantId: string | null
  readonly defaultTenantId: string | null
}

/** What the principal may do in a tenant. An operator's rank is above every role's. */
export type Authority = {
  /** Null for an operator at work in a tenant they need not belong to. */
  readonly membershipId: string | null
  readonly isOperator: boolean
  readonly rank: number
  readonly permissions: PermissionSet
}

export type PinnedTenant = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly status: 'active' | 'suspended' | 'archived' | 'deleted'
}

/** A door that stayed shut. `row` is what the database knew, for the trail; it never reaches the caller. */
export class Refusal extends Problem {
  readonly row: Record<string, unknown>

  constructor(code: ProblemCode, row: Record<string, unknown>, detail?: string) {
    super(code, detail === undefined ? {} : { detail })
    this.row = row
  }
}

/** Who is asking, as the columns of `tenantry.entry` say; left with the visit, for the log. */
export function principalOf(row: Record<string, unknown>, { leaves }: Pick<Visit, 'leaves'>): Principal {
  leaves.userId = String(row.user_id)
  return readPrincipal(row)
}

const readPrincipal = (row: Record<string, unknown>): Principal => ({
  userId: String(row.user_id),
  email: String(row.email),
  name: String(row.name),
  avatarUrl: textOrNull(row.avatar_url),
  isSuperAdmin: row.is_super_admin === true,
  mustChangePassword: row.must_change_password === true,
  hasSecondFactor: row.has_second_factor === true,
  operatorsNeedSecondFactor: row.operators_need_second_factor === true,
  sessionId: String(row.session_id),
  sessionStartedAt:
    row.session_started_at instanceof Date ? row.session_started_at : new Date(String(row.session_started_at)),
  currentTenantId: textOrNull(row.current_tenant_id),
  defaultTenantId: textOrNull(row.default_tenant_id),
})

export const pinnedTenantOf = (row: Record<string, unknown>): PinnedTenant => ({
  id: String(row.tenant_id),
  slug: String(row.tenant_slug),
  name: String(row.tenant_name),
  status: row.tenant_status as PinnedTenant['status'],
})

export const authorityOf = (row: Record<string, unknown>, isOperator: boolean): Authority => ({
  membershipId: textOrNull(row.membership_id),
  isOperator,
  rank: Number(row.rank ?? 0),
  permissions: permissionSet(Array.isArray(row.permissions) ? row.permissions.map(String) : []),
})

/** Throws what a verdict of `tenantry.enter` means to the one who asked at this door. */
export function admitOrRefuse(
  door: keyof typeof verdicts,
  row: Record<string, unknown> | undefined,
  permission?: string,
): Record<string, unknown> {
  if (!row) throw new Error('The door gave no answer.')
  if (row.verdict === 'ok') return row
  const code = verdicts[door][String(row.verdict)]
  if (!code) throw new Error(`The ${door} door gave a verdict nobody knows: ${String(row.verdict)}.`)
  throw new Refusal(code, row, code === 'forbidden' ? `Needs the permission ${permission}.` : undefined)
}

/** What each door can refuse with, for the reference: the very table that refuses. */
export const refusalsAt = (door: keyof typeof verdicts): readonly ProblemCode[] => Object.values(verdicts[door])

/**
 * What the door of an endpoint can refuse with. Signed out or no operator, the portal's addresses are unknown ones.
 *
 * @param namesTenant whether the path or the body names a tenant
 */
export function refusalsOfDoor({ access, method }: Endpoint, namesTenant: boolean): readonly ProblemCode[] {
  switch (access.scope) {
    case 'public':
      return []
    case 'user':
      return refusalsAt('user')
    case 'invitee':
      return ['not_found']
    case 'tenant':
      return refusalsAt('tenant').filter((code) => code !== 'forbidden' || access.permission !== 'any member')
    case 'operator':
      return [
        ...refusalsAt('operator').filter((code) => code !== 'signed_out'),
        ...(access.fresh ? (['confirm_identity'] as const) : []),
        ...(access.inTenant || (namesTenant && method !== 'GET') ? (['tenant_mismatch'] as const) : []),
      ]
  }
}

type Verdicts = Readonly<Record<string, ProblemCode>>

const owed: Verdicts = {
  session_too_old: 'session_too_old',
  password_change_required: 'password_change_required',
  second_factor_required: 'second_factor_required',
}

const verdicts: Readonly<Record<'user' | 'tenant' | 'operator', Verdicts>> = {
  user: { signed_out: 'signed_out' },
  tenant: {
    signed_out: 'signed_out',
    tenant_unstated: 'tenant_unstated',
    not_found: 'not_found',
    tenant_suspended: 'tenant_suspended',
    ...owed,
    forbidden: 'forbidden',
  },
  operator: { signed_out: 'signed_out', not_operator: 'not_found', ...owed, not_found: 'not_found' },
}

const textOrNull = (value: unknown) => (value === null || value === undefined ? null : String(value))
