import { type Language, languageShape } from '#contract/language.ts'
import { htmlLayout } from './html-layout.ts'
import type { Sender } from './letter.ts'
import type { Letterhead } from './letterhead.ts'
import type { MailKind } from './mail-kind.ts'
import { mailKinds } from './mail-kinds.ts'
import { printableLine } from './plain-text.ts'
import { textLayout } from './text-layout.ts'
import { de } from './texts/de.ts'
import { en } from './texts/en.ts'

export type RenderedMail = {
  /** Shown as sender; undefined leaves it to the sender's address. */
  readonly fromName: string | undefined
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly language: Language
  /** Where its button leads. */
  readonly link: string | undefined
}

/**
 * Writes a mail from what was put into the outbox, in the language its reader chose, else in the one that came with it.
 *
 * @throws UnreadableMail when the content is of no kind known here
 */
export function renderMail(
  kind: string,
  content: unknown,
  letterhead: Letterhead,
  readersLanguage?: Language | null,
): RenderedMail {
  const { language: hint, payload } = contentOf(content)
  const language = readersLanguage ?? hint ?? letterhead.language
  const texts = language === 'de' ? de : en
  const productName = printableLine(letterhead.productName)
  const known = Object.hasOwn(mailKinds, kind) ? (mailKinds[kind as keyof typeof mailKinds] as MailKind) : undefined
  const parsed = known?.shape.safeParse(payload)
  if (!known || !parsed?.success) throw new UnreadableMail(`There is no way to write a mail of kind ${kind} from this.`)
  const letter = known.write(parsed.data, {
    texts,
    productName,
    noun: letterhead.noun,
    moment: (at) => momentIn(language, at),
  })
  const layout = { letter, texts, language, productName, publicUrl: letterhead.publicUrl }
  return {
    fromName: letter.sender ? texts.via(shownAs(letter.sender), productName) : undefined,
    subject: printableLine(letter.subject, 250),
    html: htmlLayout(layout),
    text: textLayout(layout),
    language,
    link: letter.button?.url,
  }
}

/** The content was sealed with another secret, or by a version that writes other mails: trying again changes nothing. */
export class UnreadableMail extends Error {}

const shownAs = (sender: Sender) => sender.senderName || sender.name

function contentOf(content: unknown): { language: Language | undefined; payload: unknown } {
  if (typeof content !== 'object' || content === null) throw new UnreadableMail('The content cannot be opened.')
  const { language, payload } = content as { language?: unknown; payload?: unknown }
  return { language: languageShape.safeParse(language).data, payload }
}

function momentIn(language: Language, at: string): string {
  const format = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
  return `${format.format(new Date(at))} UTC`
}
