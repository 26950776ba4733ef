// Where mail goes on a machine without SMTP: it stays in the outbox and is read here. It shows links that sign people
// in, so it exists nowhere else: in production, or where mail leaves, this answers as if there were no such thing.
import { sql } from 'drizzle-orm'
import type { Language } from '#contract/language.ts'
import { Problem } from '#contract/problems.ts'
import type { Database } from '#database/connection.ts'
import type { Platform } from '../platform.ts'
import { inWorker } from '../scopes/worker.ts'
import { readLetterhead } from './letterhead.ts'
import { renderMail } from './render-mail.ts'

export type InboxItem = {
  readonly id: string
  readonly at: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly link: string | null
}

/**
 * The last hundred mails, newest first.
 *
 * @throws Problem not_found where mail leaves or may not be read
 */
export async function readDevelopmentInbox(
  platform: Pick<Platform, 'isProduction' | 'mailMode' | 'vault' | 'publicUrl'>,
  database: Database,
): Promise<InboxItem[]> {
  if (platform.isProduction || platform.mailMode !== 'development') throw new Problem('not_found')
  const { mails, letterhead } = await inWorker(database, async (db) => {
    const [mails, letterhead] = await Promise.all([
      db.execute<StoredMail>(sql`
        select id, kind, recipient, sealed, case when status <> 'sent' then tenantry.language_of(recipient) end as language,
               to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
          from tenantry.outbox where sealed is not null order by created_at desc, id desc limit 100`),
      readLetterhead(db, platform.publicUrl),
    ])
    return { mails, letterhead }
  })
  return mails.flatMap(({ id, kind, recipient, sealed, language, at }) => {
    try {
      const { subject, text, html, link } = renderMail(kind, platform.vault.unseal(sealed), letterhead, language)
      return [{ id, at, to: recipient, subject, text, html, link: link ?? null }]
    } catch {
      // Written under another secret: nobody can read it any more.
      return []
    }
  })
}

type StoredMail = {
  id: string
  kind: string
  recipient: string
  sealed: string
  /** What its reader reads now; null once it was delivered, in the language that came to stand in its content. */
  language: Language | null
  at: string
}
