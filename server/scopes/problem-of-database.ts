import pg from 'pg'
import { Problem, type ProblemCode } from '#contract/problems.ts'

/** Constraints are named as sentences; here each becomes the refusal a caller reads. */
const problemOfConstraint: Readonly<Record<string, ProblemCode>> = {
  one_tenant_per_slug: 'slug_taken',
  one_membership_per_person: 'already_member',
  one_pending_invitation: 'already_invited',
  last_tenant_admin: 'last_tenant_admin',
  last_superadmin: 'last_superadmin',
  protected_tenants_stay_active: 'tenant_protected',
  one_role_per_name: 'role_name_taken',
  roles_form_no_cycle: 'role_cycle',
  roles_are_at_most_eight_deep: 'role_too_deep',
  role_parent_exists: 'not_found',
  role_parent_is_own_or_predefined: 'not_found',
  assigned_role_exists: 'not_found',
  assigned_role_is_own_or_predefined: 'not_found',
  carried_role_exists: 'not_found',
  carried_role_is_own_or_predefined: 'not_found',
  one_group_per_name: 'group_name_taken',
  resource_types_pkey: 'resource_type_taken',
}

/** SQL states that say "not now": the database is away, full, read-only, out of time or of connections. */
const unavailable = /^(08|53|57P0|25006|57014|55P03|40001|40P01)/

/** Turns what the driver threw into a refusal where it is one; anything else is returned as it is. */
export function problemOfDatabase(error: unknown): unknown {
  // A refusal at the door fails the statements behind it, and Drizzle wraps whatever a statement failed with.
  if (error instanceof Error && !(error instanceof Problem) && error.cause instanceof Problem) return error.cause
  const cause = databaseError(error)
  if (cause) {
    const code = cause.constraint ? problemOfConstraint[cause.constraint] : undefined
    if (code) return new Problem(code, { cause: error })
    if (cause.code && unavailable.test(cause.code))
      return new Problem('unavailable', { cause: error, retryAfterSeconds: 2 })
    return error
  }
  if (isConnectionFailure(error)) return new Problem('unavailable', { cause: error, retryAfterSeconds: 2 })
  return error
}

function databaseError(error: unknown): pg.DatabaseError | undefined {
  if (error instanceof pg.DatabaseError) return error
  return error instanceof Error && error.cause instanceof pg.DatabaseError ? error.cause : undefined
}

function isConnectionFailure(error: unknown): boolean {
  const at = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(at instanceof Error)) return false
  const code = (at as { code?: string }).code ?? ''
  return (
    /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|ENOENT)/.test(code) ||
    /connection|timeout exceeded|read timeout|Client has encountered/i.test(at.message)
  )
}
