import { z } from 'zod'
import { linkShape, nameText } from '../letter.ts'
import { mailKind } from '../mail-kind.ts'

/** The link to choose a new password, to the address stored with the account. */
export const passwordResetMail = mailKind(
  z.object({ name: nameText, url: linkShape, expiresInMinutes: z.int().positive() }),
  ({ name, url, expiresInMinutes }, { texts, productName }) => {
    const text = texts.passwordReset
    return {
      sender: undefined,
      subject: text.subject(productName),
      heading: text.heading,
      paragraphs: [texts.greeting(name), text.body(productName), text.ignore],
      button: { label: text.button, url },
      expires: text.expires(expiresInMinutes),
      why: text.why(productName),
    }
  },
)
