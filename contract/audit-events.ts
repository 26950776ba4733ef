/** Every action an organization's trail knows. `<what>.<what happened>`, past tense. */
export const tenantActions = [
  'session.tenant_switched',
  'access.denied',
  'operator.entered',
  'tenant.created',
  'tenant.changed',
  'tenant.suspended',
  'tenant.archived',
  'tenant.deleted',
  'tenant.restored',
  'tenant.security_changed',
  'user.sessions_ended',
  'invitation.created',
  'invitation.resent',
  'invitation.revoked',
  'invitation.accepted',
  'invitation.expired',
  'membership.created',
  'membership.activated',
  'membership.changed',
  'membership.suspended',
  'membership.restored',
  'membership.removed',
  'role.created',
  'role.changed',
  'role.deleted',
  'role.permission_toggled',
  'group.created',
  'group.changed',
  'group.deleted',
  'group.members_changed',
  'audit.exported',
  'test_tenant.reset',
] as const

/** What happens to the platform alone; no organization's trail tells of it. */
export const platformActions = [
  'setup.completed',
  'session.started',
  'session.refused',
  'session.ended',
  'session.second_factor_asked',
  'session.confirmed',
  'password.reset_requested',
  'password.changed',
  'second_factor.enabled',
  'second_factor.removed',
  'second_factor.backup_codes_renewed',
  'second_factor.backup_code_used',
  'operator.denied',
  'user.created',
  'user.changed',
  'user.disabled',
  'user.enabled',
  'user.password_reset',
  'superadmin.granted',
  'superadmin.revoked',
  'resource_type.created',
  'resource_type.changed',
  'settings.changed',
  'access_request.created',
  'access_request.approved',
  'access_request.declined',
  'mail.test_sent',
] as const

export type TenantAction = (typeof tenantActions)[number]
export type PlatformAction = (typeof platformActions)[number]
export type AuditAction = TenantAction | PlatformAction

/** `invitation` of `invitation.revoked`: all that happens to one kind of thing. */
export type CategoryOf<Action extends AuditAction> = Action extends `${infer Category}.${string}` ? Category : never

/** Old and new value of each field that changed. */
export type Changes = Readonly<Record<string, { readonly old?: unknown; readonly new?: unknown }>>
