import { z } from 'zod'
import { linkShape, nameText } from '../letter.ts'
import { mailKind } from '../mail-kind.ts'

/** So that a person whose password somebody else changed hears of it. `url` leads to "forgot password". */
export const passwordChangedMail = mailKind(
  z.object({ name: nameText, at: z.iso.datetime(), url: linkShape }),
  ({ name, at, url }, { texts, productName, moment }) => {
    const text = texts.passwordChanged
    return {
      sender: undefined,
      subject: text.subject(productName),
      heading: text.heading,
      paragraphs: [texts.greeting(name), text.body(productName, moment(at)), text.ifNotYou],
      button: { label: text.button, url },
      why: text.why(productName),
    }
  },
)
