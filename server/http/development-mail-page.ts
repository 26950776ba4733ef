import { html } from 'hono/html'
import type { InboxItem } from '../mail/development-inbox.ts'
import { plainPage } from './plain-page.ts'

/** The inbox as a page. Each letter is a page of its own in a frame, so that nothing in it reaches this one. */
export function developmentInboxPage(items: readonly InboxItem[], nonce: string): string {
  return plainPage({
    title: 'Mail',
    head: html`<meta name="referrer" content="no-referrer">`,
    styles,
    nonce,
    body: html`<h1>Mail</h1>
<p>No SMTP server is set up, so mails are kept here. Newest first.</p>
${items.length === 0 ? html`<p>No mail yet.</p>` : items.map(article)}`,
  })
}

/** The HTML of a mail as an answer of its own: its links open beside it, because nothing of ours may be framed. */
export const framedLetter = ({ html }: InboxItem) => html.replace('<head>', '<head>\n<base target="_blank">')

/** What the letter may do in its frame, and also when its address is opened by itself: nothing but show links. */
export const frameRights = 'allow-popups allow-popups-to-escape-sandbox'

const article = ({ id, at, to, subject, text, link }: InboxItem, index: number) => html`<article id="${id}">
<h2>${subject}</h2>
<p>To ${to}, <time datetime="${at}">${at.slice(0, 16).replace('T', ' ')} UTC</time></p>
${link && html`<p><a href="${link}">${link}</a></p>`}
<details ${index === 0 ? 'open' : ''}><summary>Letter</summary>
<iframe src="/dev/mail/${id}" title="${subject}" sandbox="${frameRights}" loading="lazy"></iframe>
</details>
<details><summary>Text</summary><pre>${text}</pre></details>
</article>`

const styles = `
body { font: 14px/1.5 system-ui, sans-serif; margin: 0; overflow-wrap: anywhere; }
main { max-width: 720px; margin: 0 auto; padding: 24px 16px 64px; }
h1 { font-size: 20px; margin: 0; } h2 { font-size: 16px; margin: 0; } p { margin: 4px 0 8px; }
article { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); margin-top: 24px; padding-top: 16px; }
summary { cursor: pointer; padding: 4px 0; width: fit-content; }
iframe { box-sizing: border-box; width: 100%; height: 600px; resize: vertical; border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: 8px; }
pre { white-space: pre-wrap; margin: 4px 0; padding: 12px; border-radius: 8px; background: color-mix(in srgb, currentColor 7%, transparent); }
`
