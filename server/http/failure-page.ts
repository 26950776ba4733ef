import { randomBytes } from 'node:crypto'
import { html } from 'hono/html'
import type { Language } from '#contract/language.ts'
import { acceptedLanguage } from './accepted-language.ts'
import { plainPage } from './plain-page.ts'
import { secure } from './security-headers.ts'
import type { NodeContext } from './visit-of.ts'

/** Whether a person waits for a page here, who could do nothing with an answer made for programs. */
export const isForAReader = (c: NodeContext) =>
  c.req.method === 'GET' && !c.req.path.startsWith('/api/') && (c.req.header('accept') ?? '').includes('text/html')

/** What people see in place of a page that can't be had. Needs neither the database nor a build, since either may be missing. */
export function failurePage(c: NodeContext, { status, headers: given }: Response, isHttps: boolean): Response {
  const nonce = randomBytes(16).toString('base64')
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  const wait = given.get('retry-after')
  if (wait) headers.set('retry-after', wait)
  secure(headers, { isHttps, nonce })
  const language = acceptedLanguage(c.req.header('accept-language')) ?? 'en'
  const words = texts[language][status === 503 ? 'unavailable' : 'failed']
  const page = plainPage({
    title: words.title,
    language,
    head: html`<meta name="robots" content="noindex">${status === 503 ? html`<meta http-equiv="refresh" content="10">` : ''}`,
    styles,
    nonce,
    body: html`<h1>${words.title}</h1>
<p>${words.body}</p>
<p><a href="">${texts[language].again}</a></p>`,
  })
  return new Response(page, { status, headers })
}

type Words = { readonly title: string; readonly body: string }

const texts: Readonly<Record<Language, { unavailable: Words; failed: Words; again: string }>> = {
  en: {
    unavailable: {
      title: 'Not available at the moment',
      body: 'Nothing is lost. This page tries again by itself every ten seconds.',
    },
    failed: {
      title: 'Something went wrong',
      body: 'The fault is on our side, and it is written down. Nothing is lost.',
    },
    again: 'Try again',
  },
  de: {
    unavailable: {
      title: 'Zurzeit nicht erreichbar',
      body: 'Nichts ist verloren. Diese Seite versucht es alle zehn Sekunden von selbst noch einmal.',
    },
    failed: {
      title: 'Etwas ist schiefgegangen',
      body: 'Der Fehler liegt bei uns und ist festgehalten. Nichts ist verloren.',
    },
    again: 'Noch einmal versuchen',
  },
}

const styles = `
body { font: 15px/1.6 system-ui, sans-serif; margin: 0; }
main { max-width: 400px; margin: 0 auto; padding: 20vh 24px 64px; text-align: center; }
h1 { font-size: 20px; line-height: 1.3; margin: 0 0 8px; } p { margin: 0 0 16px; text-wrap: balance; }
a { display: inline-block; padding: 8px 16px; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: 8px; color: inherit; text-decoration: none; }
a:focus-visible { outline: 2px solid; outline-offset: 2px; }
`
