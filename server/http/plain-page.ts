import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

export type PlainPage = {
  readonly title: string
  readonly language?: string
  /** Further lines of the head. */
  readonly head?: Html
  readonly styles: string
  /** Of the answer's policy, for the styles. */
  readonly nonce: string
  readonly body: Html
}

/** A page that needs no build: for what is there before, beside or in place of the built ones. */
export const plainPage = ({ title, language = 'en', head, styles, nonce, body }: PlainPage): string =>
  String(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${head ?? ''}
<title>${title}</title>
<style nonce="${nonce}">${styles}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`)
