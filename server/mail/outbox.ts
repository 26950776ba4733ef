import { sql } from 'drizzle-orm'
import type { Language } from '#contract/language.ts'
import { emailShape } from '#contract/shapes.ts'
import type { IdentityDb, OperatorDb, TenantDb } from '#database/connection.ts'
import type { Platform } from '../platform.ts'
import { type MailKindName, type MailPayload, mailKinds } from './mail-kinds.ts'

export type Mail<K extends MailKindName = MailKindName> = {
  /** The tenant in whose name it goes: while that one is suspended, it waits. */
  readonly tenantId?: string | undefined
  readonly kind: K
  /** One address, as stored with the person it is for. */
  readonly recipient: string
  readonly payload: MailPayload<K>
  /** In case its reader has never said which language they read. */
  readonly language?: Language | undefined
  /** Binds the mail to this very link: once it is revoked, used or replaced, the mail is not sent. */
  readonly invitation?: { readonly id: string; readonly tokenHash: string }
}

/**
 * Puts a mail into the outbox, in the transaction of the change it tells about: it leaves if and only if that commits.
 *
 * @throws when the recipient is not one plain address, or the payload lacks something
 */
export async function postMail<K extends MailKindName>(
  db: TenantDb | IdentityDb | OperatorDb,
  platform: Pick<Platform, 'vault' | 'mailPosted'>,
  mail: Mail<K>,
): Promise<void> {
  const recipient = emailShape.parse(mail.recipient)
  const payload = mailKinds[mail.kind].shape.parse(mail.payload)
  const sealed = platform.vault.seal({ ...(mail.language && { language: mail.language }), payload })
  // By hand, because writers may fill just these columns.
  await db.execute(sql`
    insert into tenantry.outbox (tenant_id, kind, recipient, sealed, invitation_id, invitation_token_hash)
    values (${mail.tenantId ?? null}, ${mail.kind}, ${recipient}, ${sealed}, ${mail.invitation?.id ?? null},
            ${mail.invitation?.tokenHash ?? null})`)
  platform.mailPosted()
}
