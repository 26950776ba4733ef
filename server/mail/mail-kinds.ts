import type { z } from 'zod'
import { accessRequestApprovedMail, accessRequestDeclinedMail } from './kinds/access-request.ts'
import { invitationMail } from './kinds/invitation.ts'
import { invitationAcceptedMail } from './kinds/invitation-accepted.ts'
import { passwordChangedMail } from './kinds/password-changed.ts'
import { passwordResetMail } from './kinds/password-reset.ts'
import {
  backupCodesRenewedMail,
  backupCodeUsedMail,
  codesRefusedMail,
  secondFactorEnabledMail,
  secondFactorRemovedMail,
} from './kinds/second-factor.ts'
import { superadminGrantedMail, superadminRevokedMail } from './kinds/superadmin-change.ts'
import { testMail } from './kinds/test-mail.ts'

/** Every mail there is. The key is what the outbox stores. */
export const mailKinds = {
  invitation: invitationMail,
  invitation_accepted: invitationAcceptedMail,
  password_reset: passwordResetMail,
  password_changed: passwordChangedMail,
  second_factor_enabled: secondFactorEnabledMail,
  second_factor_removed: secondFactorRemovedMail,
  backup_codes_renewed: backupCodesRenewedMail,
  backup_code_used: backupCodeUsedMail,
  codes_refused: codesRefusedMail,
  superadmin_granted: superadminGrantedMail,
  superadmin_revoked: superadminRevokedMail,
  access_request_approved: accessRequestApprovedMail,
  access_request_declined: accessRequestDeclinedMail,
  test_mail: testMail,
} as const

export type MailKindName = keyof typeof mailKinds

/** What a use case gives for a mail of this kind. */
export type MailPayload<K extends MailKindName> = z.input<(typeof mailKinds)[K]['shape']>
