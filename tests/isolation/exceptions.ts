// The exceptions to what the database promises of every table and function, each with its reason.

/** Tables whose rows belong to no tenant. Every other table is one of tenants' rows. */
export const PLATFORM_TABLES = {
  settings: 'one row for the whole platform',
  users: 'a person may be in several organizations',
  sessions: 'a person signs in once for all their organizations',
  session_tenants: 'goes with the session; read and written through guarded functions only',
  accounts: 'credentials of a person',
  verifications: 'one-time secrets of a person',
  setup: 'one row, before there is any tenant',
  rate_limits: 'counted before it is known who asks',
  idempotency_keys: 'keyed by who asks, through guarded functions only',
  tenants: 'the tenant itself: its id is the tenant id',
  resource_types: 'reference data, the same for all',
  permissions: 'reference data, the same for all',
  audit_heads: 'keyed by chain, through the trigger only',
  access_requests: 'a stranger asks before there is any organization for them',
}

/** Tables of tenants' rows that also hold rows of nobody. */
export const ALSO_NOBODYS = {
  roles: 'predefined roles have no tenant',
  role_permissions: 'what predefined roles give',
  audit_events: 'the platform has a trail of its own',
  outbox: 'mail about signing in belongs to no tenant',
}

export const KEYS_NOT_BY_TENANT = {
  roles_pkey: 'the id alone: ids are never given twice',
  roles_by_parent: 'the foreign key to the parent, whose scope leads',
  role_permissions_by_permission: 'the foreign key to the permission',
  memberships_of_user: 'the organizations of a person, for sign-in and the picker',
  membership_roles_references: 'the foreign key to the role, whose scope leads',
  group_roles_references: 'the foreign key to the role, whose scope leads',
  memberships_by_id: "the operator's page names a membership, not its organization",
  memberships_of_all_newest: "the operator's list over all tenants",
  one_token_per_invitation: 'an invitation is found by its link before the tenant is known',
  audit_events_in_time: "the operator's trail over all tenants",
  outbox_pkey: 'the worker settles a mail by its id',
  outbox_due: 'the worker takes what is due, whosever it is',
  outbox_settled: 'what is to be swept away, whosever it was',
  outbox_newest: "the operator's list over all tenants",
}

/** Policies whose condition is plain `true`, besides those of the guard, whom no login may become. */
export const SEES_ALL = {
  'settings.everyone_reads': 'reference data',
  'resource_types.everyone_reads': 'reference data',
  'permissions.everyone_reads': 'reference data',
  'users.identity_rows': 'sign-in looks for people before it knows who asks',
  'sessions.identity_rows': 'sign-in makes sessions',
  'accounts.identity_rows': 'sign-in checks credentials',
  'verifications.identity_rows': 'sign-in makes and uses one-time secrets',
  'audit_events.identity_appends': 'sign-in writes to the trail, without reading it',
  'outbox.worker_rows': 'one worker sends the mail of all tenants',
}

/** Definer functions see all rows: each was read with that in mind, and these may call it. */
export const REVIEWED_FUNCTIONS = {
  'count_attempt(text,integer,integer)': 'identity tenant',
  'give_back_attempt(text)': 'identity',
  'forget_attempts(text)': 'identity',
  'claim_idempotency(text,text,text,text)': 'identity operator tenant',
  'keep_answer(text,text,text,text)': 'identity operator tenant',
  'offer_setup(text)': 'identity',
  'setup_is_open(text)': 'identity',
  'claim_setup(text,text,text)': 'identity',
  'ask_for_access(text,text,text,text)': 'identity',
  'find_users(text,integer)': 'operator',
  'offer_password_reset(text,text,integer)': 'operator',
  'ensure_user(text,text)': 'operator tenant',
  'lease_mail(integer,integer)': 'worker',
  'mail_is_wanted(text,text,text)': 'worker',
  'sweep(integer)': 'worker',
  'tenants_with_expired_invitations(integer)': 'worker',
  'expire_invitations(text,integer)': 'worker',
  'verify_audit()': 'operator',
  'authority_of_user(text,text)': 'tenant',
  'enter(text,text,text,text,boolean)': 'identity operator tenant tenant_readonly',
  'enter_invitation(text)': 'tenant',
  'is_suspended_for_asker(text)': 'identity',
  'memberships_of(text)': 'identity operator',
  'touch(text,text,text)': '',
  'sessions_of_members(text[])': 'tenant tenant_readonly',
  'end_sessions_of_member(text)': 'tenant',
  'memberships_of_asker()': 'identity',
  'invitations_left()': 'tenant',
  'tenant_admins(text)': '',
  'tenant_admins()': 'tenant tenant_readonly',
  'has_tenant_admin(text)': '',
  'keep_a_superadmin()': '',
  'end_sessions_of_disabled()': '',
  'refresh_directory()': '',
  'count_active_members()': '',
  'check_role_parent()': '',
  'note_tenant_admin()': '',
  'keep_a_tenant_admin()': '',
  'chain_audit_event()': '',
}
