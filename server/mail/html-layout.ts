import { html } from 'hono/html'
import { linkShape } from './letter.ts'
import type { Layout } from './text-layout.ts'

/**
 * A letter as HTML that mail programs understand: tables, styles on the elements, and a few rules for dark mode where
 * they are read. Everything put into the template is escaped by it. Pictures add nothing that is not written as well.
 */
export function htmlLayout({ letter, texts, language, productName, publicUrl }: Layout): string {
  const { sender, heading, paragraphs, quote, facts, button, expires, why } = letter
  const logo = logoAddress(sender?.logoUrl, publicUrl)
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${letter.subject}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #16181d !important; }
  .card { background: #1f2228 !important; border-color: #353a44 !important; }
  .ink { color: #f1f3f6 !important; }
  .faint { color: #a9b0bd !important; }
  .quote { border-color: #4a505c !important; }
  .button { background: #f1f3f6 !important; }
  .button a { color: #16181d !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f3f4f6">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f3f4f6">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" style="${cardStyle}">
<tr><td style="padding:32px">
<p class="ink" style="${text};font-weight:600">
${logo && html`<img src="${logo}" width="32" height="32" alt="" style="vertical-align:middle;border:0;margin-right:10px">`}${sender?.name ?? productName}</p>
<h1 class="ink" style="${font};margin:24px 0 16px;font-size:22px;line-height:28px;color:#16181d">${heading}</h1>
${paragraphs.map((each) => html`<p class="ink" style="${text}">${each}</p>`)}
${quote && html`<blockquote class="ink quote" style="${quoteStyle}">${inLines(quote)}</blockquote>`}
${facts?.map(({ label, value }) => html`<p class="ink" style="${text};margin-bottom:4px"><span class="faint" style="color:#5b6472">${label}:</span> ${value}</p>`)}
${
  button &&
  html`<table role="presentation" cellpadding="0" cellspacing="0" style="margin:24px 0"><tr>
<td class="button" style="background:#16181d;border-radius:8px"><a href="${button.url}" style="${buttonStyle}">${button.label}</a></td>
</tr></table>
<p class="faint" style="${small}">${texts.linkInFull}<br><a class="faint" href="${button.url}" style="color:#5b6472;word-break:break-all">${button.url}</a></p>`
}
${expires && html`<p class="faint" style="${small}">${expires}</p>`}
<p class="faint" style="${small}">${why}</p>
</td></tr>
</table>
<p class="faint" style="${small};padding-top:16px">${texts.sentBy(productName)} · <a class="faint" href="${publicUrl}" style="color:#5b6472">${publicUrl}</a></p>
</td></tr>
</table>
</body>
</html>
`
  return String(page)
}

const font = `font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif`
const text = `${font};margin:0 0 16px;font-size:16px;line-height:24px;color:#16181d`
const small = `${font};margin:0 0 12px;font-size:13px;line-height:20px;color:#5b6472`
const cardStyle = 'max-width:560px;background:#ffffff;border:1px solid #e2e5ea;border-radius:12px;text-align:left'
const quoteStyle = `${font};margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid #c9ced7;font-size:16px;line-height:24px;color:#16181d`
const buttonStyle = `${font};display:inline-block;padding:12px 24px;font-size:16px;font-weight:600;color:#ffffff;text-decoration:none`

const inLines = (lines: string) => lines.split('\n').map((line, index) => (index === 0 ? line : html`<br>${line}`))

/** Absolute, or none: a mail has no page that a path could start from. */
function logoAddress(logoUrl: string | null | undefined, publicUrl: string): string | undefined {
  if (!logoUrl || !URL.canParse(logoUrl, publicUrl)) return undefined
  const { data } = linkShape.safeParse(new URL(logoUrl, publicUrl).href)
  return data
}
