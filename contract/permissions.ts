/** The permissions the platform itself asks for. The catalogue is data and holds more: product.md section 7. */
export const builtinPermissions = [
  'tenant.settings.view',
  'tenant.settings.edit',
  'tenant.billing.view',
  'tenant.billing.manage',
  'audit.view',
  'audit.export',
  'team.view',
  'team.invite',
  'team.manage',
  'team.roles.manage',
] as const

export type BuiltinPermission = (typeof builtinPermissions)[number]
