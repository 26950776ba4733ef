import { credentialsPage } from '#contract/authentication.ts'
import type { IdentityDb, OperatorDb } from '#database/connection.ts'
import { postMail } from '../../mail/outbox.ts'
import type { Platform } from '../../platform.ts'

type Change = {
  readonly kind:
    | 'second_factor_enabled'
    | 'second_factor_removed'
    | 'backup_codes_renewed'
    | 'backup_code_used'
    | 'codes_refused'
  /** Who did it, when it was not its owner. */
  readonly byName?: string
  readonly left?: number
}

/** Tells the owner what happened to their second factor, in case it was somebody else. Codes and secrets stay out of it. */
export const postSecondFactorMail = (
  db: IdentityDb | OperatorDb,
  platform: Platform,
  { email, name }: { readonly email: string; readonly name: string },
  { kind, ...more }: Change,
) =>
  postMail(db, platform, {
    kind,
    recipient: email,
    payload: {
      name: name || email,
      at: new Date().toISOString(),
      url: `${platform.publicUrl}${credentialsPage}`,
      ...more,
    },
  })
