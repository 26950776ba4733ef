import { z } from 'zod'
import { plainLine, plainText } from './plain-text.ts'

/** What a mail says, before it is HTML or text. All of it is plain text; the layouts escape it. */
export type Letter = {
  readonly subject: string
  /** In whose name it is sent: an organization, or nobody but the product. */
  readonly sender: Sender | undefined
  readonly heading: string
  readonly paragraphs: readonly string[]
  /** Somebody's own words. */
  readonly quote?: string | undefined
  readonly facts?: readonly { readonly label: string; readonly value: string }[]
  readonly button?: { readonly label: string; readonly url: string }
  readonly expires?: string
  /** Why its reader gets it. */
  readonly why: string
}

export type Sender = z.output<typeof senderShape>

export const linkShape = z.url({ protocol: /^https?$/ })

/** What somebody is called, or calls something: one line without links. */
export const nameText = z.string().transform((text) => plainLine(text))

/** Somebody's own words, without links. */
export const messageText = z
  .string()
  .transform((text) => plainText(text))
  .default('')

/** The organization in whose name a mail is sent, as its use case knows it. `senderName` is its own choice for mails. */
export const senderShape = z.object({
  name: nameText,
  logoUrl: z.string().nullish(),
  senderName: nameText.nullish(),
})
