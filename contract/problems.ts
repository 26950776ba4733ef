/** Every way a request can be refused. The code is the promise; the title is for people; both are stable. */
export const problems = {
  signed_out: { status: 401, title: 'Sign in first' },
  session_too_old: { status: 401, title: 'Sign in again: this session is too old for this' },
  sign_in_expired: { status: 401, title: 'Begin again: this sign-in has run out' },
  invalid_credentials: { status: 401, title: 'The e-mail or the password is not right' },
  forbidden: { status: 403, title: 'You may not do this' },
  origin_not_allowed: { status: 403, title: 'This request came from a place that is not allowed' },
  tenant_suspended: { status: 403, title: 'This organization is suspended' },
  wrong_account: { status: 403, title: 'This invitation is for another account' },
  password_change_required: { status: 403, title: 'Choose a new password first' },
  second_factor_required: { status: 403, title: 'Set up a second factor first' },
  confirm_identity: { status: 403, title: 'Confirm that it is you first' },
  above_own_rank: { status: 403, title: 'This is above your own rank' },
  beyond_own_permissions: { status: 403, title: 'You cannot give what you do not hold' },
  not_oneself: { status: 403, title: 'You cannot do this to yourself' },
  not_found: { status: 404, title: 'There is no such thing here' },
  method_not_allowed: { status: 405, title: 'This address does not take that method' },
  tenant_unstated: { status: 409, title: 'Say which organization this is for' },
  tenant_mismatch: { status: 409, title: 'The request names two different organizations' },
  slug_taken: { status: 409, title: 'This address is taken' },
  already_member: { status: 409, title: 'This person is already a member' },
  already_invited: { status: 409, title: 'This person already has a pending invitation' },
  request_settled: { status: 409, title: 'This request was decided otherwise' },
  invitation_settled: { status: 409, title: 'This invitation is no longer pending' },
  last_tenant_admin: { status: 409, title: 'One active Tenant Admin must remain' },
  last_superadmin: { status: 409, title: 'One active superadmin must remain' },
  tenant_protected: { status: 409, title: 'This organization is protected' },
  tenant_state: { status: 409, title: 'The organization is not in a state that allows this' },
  second_factor_state: { status: 409, title: 'The second factor is not in a state that allows this' },
  membership_state: { status: 409, title: 'The membership is not in a state that allows this' },
  changed_meanwhile: { status: 409, title: 'Someone changed this in the meantime' },
  role_in_use: { status: 409, title: 'This role is still in use' },
  role_predefined: { status: 409, title: 'Predefined roles cannot be changed' },
  role_name_taken: { status: 409, title: 'A role of this name exists' },
  role_cycle: { status: 409, title: 'A role cannot inherit from itself' },
  role_too_deep: { status: 409, title: 'Roles inherit over at most eight levels' },
  group_name_taken: { status: 409, title: 'A group of this name exists' },
  resource_type_taken: { status: 409, title: 'This code collides with an existing one' },
  idempotency_key_reused: { status: 409, title: 'This Idempotency-Key was used for another request' },
  invalid_input: { status: 422, title: 'Some fields need another look' },
  password_too_weak: { status: 422, title: 'Choose a password that is harder to guess' },
  slug_reserved: { status: 422, title: 'This address is reserved' },
  confirmation_mismatch: { status: 422, title: 'What you typed does not match' },
  email_domain_not_allowed: { status: 422, title: 'Addresses of this domain are not allowed here' },
  payload_too_large: { status: 413, title: 'The request is too large' },
  unsupported_media_type: { status: 415, title: 'Send JSON' },
  too_many_requests: { status: 429, title: 'Too many requests: try again later' },
  invitation_limit: { status: 429, title: 'The limit of invitations for today is reached' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  busy: { status: 503, title: 'Busy at the moment: try again shortly' },
  unavailable: { status: 503, title: 'Not available at the moment: try again shortly' },
} as const

export type ProblemCode = keyof typeof problems

/** One field that needs another look. `path` is dotted: `initialAdmin.email`, `emails.3`. */
export type FieldProblem = { readonly path: string; readonly code: string; readonly message: string }

/**
 * Thrown anywhere below the edge and turned into a response in one place. `detail` is for the person and public;
 * `cause` is private and goes to the log.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly detail: string | undefined
  readonly fields: readonly FieldProblem[] | undefined
  readonly retryAfterSeconds: number | undefined
  /** Further members of the problem for machines, as RFC 9457 allows. Public. */
  readonly extensions: Readonly<Record<string, unknown>> | undefined

  constructor(
    code: ProblemCode,
    more: {
      detail?: string
      fields?: readonly FieldProblem[]
      retryAfterSeconds?: number
      extensions?: Readonly<Record<string, unknown>>
      cause?: unknown
    } = {},
  ) {
    super(code, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'Problem'
    this.code = code
    this.detail = more.detail
    this.fields = more.fields
    this.retryAfterSeconds = more.retryAfterSeconds
    this.extensions = more.extensions
  }
}
