import type { Language } from '#contract/language.ts'
import type { Letter } from './letter.ts'
import type { MailTexts } from './texts/en.ts'

export type Layout = {
  readonly letter: Letter
  readonly texts: MailTexts
  readonly language: Language
  readonly productName: string
  readonly publicUrl: string
}

/** A letter as plain text. Lines are not wrapped, so that a link stays in one piece. */
export function textLayout({ letter, texts, productName, publicUrl }: Layout): string {
  const { sender, heading, paragraphs, quote, facts, button, expires, why } = letter
  const parts = [
    sender?.name,
    heading,
    ...paragraphs,
    quote
      ?.split('\n')
      .map((line) => `> ${line}`)
      .join('\n'),
    facts?.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    button && `${button.label}:\n${button.url}`,
    expires,
    why,
    `-- \n${texts.sentBy(productName)}\n${publicUrl}`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}
