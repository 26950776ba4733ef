import { z } from 'zod'
import { nameText } from '../letter.ts'
import { mailKind } from '../mail-kind.ts'

/** Shows an operator that mail arrives. */
export const testMail = mailKind(z.object({ byName: nameText }), ({ byName }, { texts, productName }) => {
  const text = texts.test
  return {
    sender: undefined,
    subject: text.subject(productName),
    heading: text.heading,
    paragraphs: [text.body(productName)],
    why: text.why(byName),
  }
})
