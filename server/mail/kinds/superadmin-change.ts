import { z } from 'zod'
import { emailShape } from '#contract/shapes.ts'
import { linkShape, nameText } from '../letter.ts'
import { type MailKind, mailKind } from '../mail-kind.ts'

const shape = z.object({
  /** Who became or is no longer superadmin. */
  name: nameText,
  email: emailShape,
  /** Whether that person is the reader; the other superadmins read it too. */
  isReader: z.boolean(),
  /** Who did it: a superadmin's name, or how, such as "the command line". */
  byName: nameText,
  at: z.iso.datetime(),
  url: linkShape,
})

/** Superadmin was given or taken: to the person, and to every other superadmin. */
const superadminChange = (change: 'granted' | 'revoked'): MailKind<typeof shape> =>
  mailKind(shape, ({ name, email, isReader, byName, at, url }, { texts, productName, moment }) => {
    const text = texts.superadmin[change]
    const who = name ? `${name} (${email})` : email
    return {
      sender: undefined,
      subject: isReader ? text.subjectForReader(productName) : text.subject(name || email, productName),
      heading: isReader ? text.headingForReader : text.heading(name || email),
      paragraphs: [
        isReader ? text.bodyForReader(byName, productName) : text.body(who, byName, productName),
        texts.superadmin.ifUnexpected,
      ],
      facts: [{ label: texts.when, value: moment(at) }],
      button: { label: texts.superadmin.button, url },
      why: isReader ? texts.superadmin.whyForReader(productName) : texts.superadmin.why(productName),
    }
  })

export const superadminGrantedMail = superadminChange('granted')
export const superadminRevokedMail = superadminChange('revoked')
