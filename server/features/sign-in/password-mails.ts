import type { IdentityDb, OperatorDb } from '#database/connection.ts'
import { postMail } from '../../mail/outbox.ts'
import type { Platform } from '../../platform.ts'

type Person = { readonly email: string; readonly name: string }

/** The link that lets someone choose a new password. The token is in the fragment, which no server and no referrer sees. */
export const postResetLink = (
  db: IdentityDb | OperatorDb,
  platform: Platform,
  { email, name }: Person,
  { token, expiresInMinutes }: { readonly token: string; readonly expiresInMinutes: number },
) =>
  postMail(db, platform, {
    kind: 'password_reset',
    recipient: email,
    payload: { name: name || email, url: `${platform.publicUrl}/reset-password#token=${token}`, expiresInMinutes },
  })

/** Tells the owner, in case it was somebody else. */
export const postPasswordChanged = (db: IdentityDb, platform: Platform, { email, name }: Person) =>
  postMail(db, platform, {
    kind: 'password_changed',
    recipient: email,
    payload: { name: name || email, at: new Date().toISOString(), url: `${platform.publicUrl}/forgot-password` },
  })
