// Where mail goes on a machine without SMTP: it stays in the outbox and is read here. It shows links that sign people
// in, so it exists nowhere else: in production, or where mail leaves, this answers as if there were no such thing.
import { sql } from 'drizzle-orm'
import { html } from 'hono/html'
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
        select id, kind, recipient, sealed, tenantry.language_of(recipient) as language, to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
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

/** The inbox as a page, without styles or scripts, so that it needs no exception from the strictest policy. */
export function developmentInboxPage(items: readonly InboxItem[]): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Mail</title>
</head>
<body>
<main>
<h1>Mail</h1>
<p>No SMTP server is set up, so mails are kept here. Newest first.</p>
${items.length === 0 ? html`<p>No mail yet.</p>` : items.map(article)}
</main>
</body>
</html>
`
  return String(page)
}

type StoredMail = {
  id: string
  kind: string
  recipient: string
  sealed: string
  language: Language | null
  at: string
}

const article = ({ id, at, to, subject, text, link }: InboxItem) => html`<article id="${id}">
<hr>
<h2>${subject}</h2>
<p>To ${to}, <time datetime="${at}">${at.slice(0, 16).replace('T', ' ')} UTC</time></p>
${link && html`<p><a href="${link}">${link}</a></p>`}
<details><summary>Text</summary><pre>${text}</pre></details>
</article>`
