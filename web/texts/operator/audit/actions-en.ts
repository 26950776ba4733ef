import type { PlatformAction } from '#contract/audit-events.ts'
import type { Noun } from '../../noun.ts'

/** What happens to the platform alone, told as the organizations' trails tell theirs. */
export const platformActionsEn = (noun: Noun): Record<PlatformAction, (what: string) => string> => ({
  'setup.completed': () => 'set up this installation',
  'session.started': () => 'signed in',
  'session.refused': () => 'was refused at sign-in',
  'session.ended': () => 'signed out',
  'session.second_factor_asked': () => 'gave the right password and was asked for a code',
  'session.confirmed': () => 'confirmed who they are',
  'password.reset_requested': () => 'asked for a new password',
  'password.changed': () => 'changed the password',
  'second_factor.enabled': () => 'switched the second factor on',
  'second_factor.removed': (what) => `removed the second factor of ${what}`,
  'second_factor.backup_codes_renewed': () => 'made new backup codes',
  'second_factor.backup_code_used': () => 'used a backup code',
  'operator.denied': () => 'tried an operator page and was turned away',
  'user.created': (what) => `created the account ${what}`,
  'user.changed': (what) => `changed the account ${what}`,
  'user.disabled': (what) => `disabled the account ${what}`,
  'user.enabled': (what) => `enabled the account ${what}`,
  'user.password_reset': (what) => `sent ${what} a link for a new password`,
  'superadmin.granted': (what) => `made ${what} a superadmin`,
  'superadmin.revoked': (what) => `took superadmin from ${what}`,
  'resource_type.created': (what) => `added the resource type ${what}`,
  'resource_type.changed': (what) => `changed the resource type ${what}`,
  'settings.changed': () => 'changed the settings',
  'access_request.created': (what) => `asked for the ${noun.one} ${what}`,
  'access_request.approved': (what) => `approved the request for ${what}`,
  'access_request.declined': (what) => `declined the request for ${what}`,
  'mail.test_sent': () => 'sent a test mail',
})
