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

/** What the driver, its pool and our own code on top of them say when there is no connection, or none any more. */
const noConnection: ReadonlySet<string> = new Set([
  // pg
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Query read timeout',
  'timeout expired',
  'The server does not support SSL connections',
  'There was an error establishing an SSL connection',
  // pg-pool
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
  'Cannot use a pool after calling end on the pool',
  // database/one-trip.ts and database/lanes.ts, of what was thrown and was no error
  'The connection failed.',
  'No connection.',
])

/** What the system says of a connection. */
const brokenSocket: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'],
])

/** By codes and whole messages: a fault of ours that merely speaks of a connection is no outage, and is not tried again. */
function isConnectionFailure(error: unknown): boolean {
  const at = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(at instanceof Error)) return false
  const { code, syscall } = at as { code?: unknown; syscall?: unknown }
  // A socket in a folder that is not there; a file that is missing is something else.
  const isNoSocket = code === 'ENOENT' && syscall === 'connect'
  return isNoSocket || brokenSocket.has(String(code)) || noConnection.has(at.message)
}
